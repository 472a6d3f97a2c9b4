import type { Tool } from './edit-stroke.ts';

export const toolNames = {
  KEEP: 'Keep',
  ERASE: 'Erase',
  PAINT: 'Paint',
  RUB: 'Rub out',
} as const satisfies Record<Tool, string>;

/** What a tool is for, in a line. */
export const toolHelp = {
  KEEP: 'Brush roughly over what belongs to the subject.',
  ERASE: 'Brush roughly over what does not belong to it.',
  PAINT: 'What you paint is in, exactly.',
  RUB: 'What you rub out is gone, exactly.',
} as const satisfies Record<Tool, string>;

/** Where the picture is opaque before the strokes. */
export const noHintsWords =
  'Keep and Erase need a cutout to work on: paint and rub out, or choose a mask that “Is the cutout”.';

export const toolKeys = { KEEP: 'K', ERASE: 'E', PAINT: 'B', RUB: 'X' } as const satisfies Record<
  Tool,
  string
>;
