import type { StrokeTool } from '../gql/graphql.ts';
import type { EditStroke, Tool } from './edit-stroke.ts';

/**
 * The masks in which the strokes of a picture are kept. What is painted or rubbed out lies over whatever the hints make of
 * the picture, and the last stroke over a place counts: so it is drawn into both of the exact ones, and rubs out there what
 * it covers here. They are masks of their own, and not one that takes the cutout's place, because a hint that is given
 * later still counts beneath them then, and every stroke can be taken back by itself.
 */
export const sheets = ['hints', 'keep', 'erase'] as const;

export type Sheet = (typeof sheets)[number];

/** By which the exact ones are found again. */
export const sheetLabels = {
  hints: 'Hints',
  keep: 'Exact keep',
  erase: 'Exact erase',
} as const satisfies Record<Sheet, string>;

const toolsOf = {
  hints: { KEEP: 'KEEP', ERASE: 'ERASE' },
  keep: { PAINT: 'BRUSH', RUB: 'ERASER' },
  erase: { PAINT: 'ERASER', RUB: 'BRUSH' },
} as const satisfies Record<Sheet, Partial<Record<Tool, StrokeTool>>>;

/** What a stroke does on a sheet; null if nothing. */
export const toolOn = (sheet: Sheet, tool: Tool): StrokeTool | null =>
  (toolsOf[sheet] as Partial<Record<Tool, StrokeTool>>)[tool] ?? null;

/** With which tool a stroke of a sheet was drawn. */
export function toolOf(sheet: Sheet, drawn: StrokeTool): Tool | null {
  const found = Object.entries(toolsOf[sheet]).find(([, tool]) => tool === drawn);
  return (found?.[0] as Tool | undefined) ?? null;
}

export const strokesOn = (sheet: Sheet, strokes: readonly EditStroke[]) =>
  strokes.filter(({ tool }) => toolOn(sheet, tool) !== null);
