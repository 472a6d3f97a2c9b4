import { AppError } from '../../../errors.ts';
import { type Format, formats } from '../formats.ts';
import type { Plan } from '../imaging.ts';
import type { Layout } from './layout.ts';
import type { Limits } from './sharp-in-child.ts';

/** BAD_USER_INPUT for an output that its format cannot hold, or that has more pixels than an upload may have. */
export function checkOutput({ output }: Plan, { canvas }: Layout, { maxPixels }: Limits): void {
  const { width, height } = canvas;
  // Where the format is chosen, those that can hold it compete.
  const possible: Format[] = output.format === 'auto' ? Object.values(formats) : [formats[output.format]];
  const maxSide = Math.max(...possible.map((format) => format.maxSide));
  const longest = Math.max(width, height);
  if (longest > maxSide) {
    const message = `${output.format.toUpperCase()} can hold at most ${maxSide} px a side; this would be ${width} × ${height}.`;
    throw new AppError('BAD_USER_INPUT', message, { params: { limit: maxSide, actual: longest } });
  }
  const pixels = width * height;
  if (pixels > maxPixels) {
    const message = `An output may have at most ${maxPixels} pixels; this would be ${width} × ${height}.`;
    throw new AppError('BAD_USER_INPUT', message, { params: { limit: maxPixels, actual: pixels } });
  }
}
