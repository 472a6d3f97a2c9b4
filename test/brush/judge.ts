import { widen } from '../../src/brush/band.ts';
import type { Plane } from '../../src/brush/grid.ts';

/** The mean difference from the truth, and what share of the picture is half-transparent that is solid or empty for five pixels around. */
export function judge(alpha: Float32Array, { data, width, height }: Plane): { error: number; soft: number } {
  let near: Uint8Array = new Uint8Array(data.length);
  for (let at = 0; at < data.length; at++)
    near[at] = (data[at]! > 0.02 && data[at]! < 0.98) || Math.abs(data[at]! - data[at - 1]!) > 0.5 ? 1 : 0;
  for (let step = 0; step < 5; step++) near = widen(near, width, height);
  let [error, soft] = [0, 0];
  for (let at = 0; at < data.length; at++) {
    const value = alpha[at]!;
    error += Math.abs(value - data[at]!);
    if (!near[at] && value > 0.1 && value < 0.9) soft++;
  }
  return { error: error / data.length, soft: soft / data.length };
}

export const average = (values: readonly number[]) => values.reduce((sum, one) => sum + one) / values.length;
