import { badInput } from '../../../errors.ts';
import { type Format, formats } from '../formats.ts';
import type { Plan } from '../imaging.ts';
import type { Layout } from '../layout.ts';
import type { Limits } from './sharp-in-child.ts';

/** BAD_USER_INPUT for an output that its format cannot hold, or that has more pixels than an upload may have. */
export function checkOutput({ output }: Plan, { canvas }: Layout, { maxPixels }: Limits): void {
  const { width, height } = canvas;
  // Where the format is chosen, those that can hold it compete.
  const possible: Format[] = output.format === 'auto' ? Object.values(formats) : [formats[output.format]];
  const maxSide = Math.max(...possible.map((format) => format.maxSide));
  const longest = Math.max(width, height);
  if (longest > maxSide) {
    const expected = `at most ${maxSide} px a side, which is what ${output.format.toUpperCase()} can hold`;
    throw badInput('recipe', expected, `${width} × ${height}`, { limit: maxSide, actual: longest });
  }
  const pixels = width * height;
  if (pixels > maxPixels) {
    const got = `${width} × ${height}`;
    throw badInput('recipe', `at most ${maxPixels} pixels`, got, { limit: maxPixels, actual: pixels });
  }
}
