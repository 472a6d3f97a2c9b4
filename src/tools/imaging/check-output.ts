import { badInput } from '../../errors.ts';
import { changesAlpha } from './changes-alpha.ts';
import { type Format, formats } from './formats.ts';
import type { Plan, Size } from './imaging.ts';
import { layOut } from './layout.ts';

/** BAD_USER_INPUT for an output that its format cannot hold, or that has more pixels than an upload may have. */
export function checkOutput(
  { output }: Plan,
  { canvas }: { canvas: Size },
  { maxPixels }: { maxPixels: number },
): void {
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

/** The same before the work, as far as it can be told: of an original of this size or, where it is null, of any. */
export function checkPlan(plan: Plan, original: Size | null, limits: { maxPixels: number }): void {
  const canvas = foreseeCanvas(plan, original);
  if (canvas) checkOutput(plan, { canvas }, limits);
}

function foreseeCanvas(plan: Plan, original: Size | null): Size | null {
  const { trim, resize } = plan;
  if (resize?.width && resize.height && resize.fit !== 'inside')
    return { width: resize.width, height: resize.height };
  // What is left to trim to only the matte tells, and the masks.
  return original && !(trim && changesAlpha(plan)) ? layOut(plan, original, null).canvas : null;
}
