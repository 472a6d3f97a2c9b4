import { badInput } from '../../errors.ts';
import type { ComposeInput } from './imaging.ts';

/** Pixels a side that a collage may have. */
export const maxCollageSide = 4096;

/** BAD_USER_INPUT for a collage that is larger than may be, or has no pixels. */
export function checkComposition({ width, height }: Pick<ComposeInput, 'width' | 'height'>): void {
  for (const [name, side] of Object.entries({ width, height })) {
    if (Number.isInteger(side) && side >= 1 && side <= maxCollageSide) continue;
    const expected = `a whole number of pixels from 1 to ${maxCollageSide}`;
    throw badInput(name, expected, String(side), { limit: maxCollageSide, actual: side });
  }
}
