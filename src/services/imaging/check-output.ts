import { AppError } from '../../errors.ts';
import { formats } from './formats.ts';
import type { Plan } from './imaging.ts';
import type { Layout } from './layout.ts';
import type { Limits } from './sharp-in-child.ts';

// Where the format is chosen, it is among those with which WebP competes.
const sideFormat = (format: Plan['output']['format']) => (format === 'auto' ? 'webp' : format);

/** BAD_USER_INPUT for an output that its format cannot hold, or that has more pixels than an upload may have. */
export function checkOutput({ output }: Plan, { canvas }: Layout, { maxPixels }: Limits): void {
  const { width, height } = canvas;
  const format = sideFormat(output.format);
  const { maxSide } = formats[format];
  const longest = Math.max(width, height);
  if (longest > maxSide) {
    const message = `A ${format} picture may have at most ${maxSide} px a side; this would be ${width} × ${height}.`;
    throw new AppError('BAD_USER_INPUT', message, { params: { limit: maxSide, actual: longest } });
  }
  const pixels = width * height;
  if (pixels > maxPixels) {
    const message = `An output may have at most ${maxPixels} pixels; this would be ${width} × ${height}.`;
    throw new AppError('BAD_USER_INPUT', message, { params: { limit: maxPixels, actual: pixels } });
  }
}
