import { type Between, locate } from './between.ts';
import type { SolvedEdge } from './closed-form.ts';
import { clampShare, type Pixels } from './grid.ts';
import { fitLocalModel } from './local-linear.ts';
import { resizePlane, shrinkPixels } from './resample.ts';

// What is all but nothing or all but whole is made so, of 255.
const haze = 4;
const solid = 251;

/**
 * The alpha of a picture at its own size, 0..255, out of one solved at a smaller one: in the band from the picture's colours, by
 * the local linear model of the solution, elsewhere linear between its cells.
 *
 * @param shrunk the picture at the size of the solution, for who has it already.
 */
export function enlargeAlpha(
  pixels: Pixels,
  { alpha, band }: Pick<SolvedEdge, 'alpha' | 'band'>,
  shrunk?: Pixels,
): Uint8Array {
  const { width, height, channels, data } = pixels;
  const out = new Uint8Array(width * height);
  if (width <= alpha.width && height <= alpha.height) {
    const resized = resizePlane(alpha, pixels).data;
    for (let i = 0; i < out.length; i++) out[i] = toLevel(resized[i]!);
    return out;
  }
  const model = fitLocalModel(shrunk ?? shrinkPixels(pixels, alpha), alpha, band);
  const columns = locate(width, alpha.width);
  const rows = locate(height, alpha.height);
  // Of a row of pixels, a cell of the grid each: alpha, how much of the cell is in the band, and the model.
  const line = new Float32Array(alpha.width * 6);
  for (let y = 0, i = 0; y < height; y++) {
    mixRows(line, alpha.data, band, model, alpha.width, rows, y);
    for (let x = 0; x < width; x++, i++) {
      const left = columns.starts[x]! * 6;
      const right = columns.ends[x]! * 6;
      const share = columns.shares[x]!;
      const plain = line[left]! + (line[right]! - line[left]!) * share;
      const inBand = line[left + 1]! + (line[right + 1]! - line[left + 1]!) * share;
      if (inBand === 0) {
        out[i] = toLevel(plain);
        continue;
      }
      const from = i * channels;
      const red = line[left + 2]! + (line[right + 2]! - line[left + 2]!) * share;
      const green = line[left + 3]! + (line[right + 3]! - line[left + 3]!) * share;
      const blue = line[left + 4]! + (line[right + 4]! - line[left + 4]!) * share;
      const rest = line[left + 5]! + (line[right + 5]! - line[left + 5]!) * share;
      const fitted = clampShare(
        (red * data[from]! + green * data[from + 1]! + blue * data[from + 2]!) / 255 + rest,
      );
      out[i] = toLevel(plain + (fitted - plain) * inBand);
    }
  }
  return out;
}

/** 0..255 of a share, what is all but nothing or all but whole made so. */
export function toLevel(share: number): number {
  const value = ((share * 255 - haze) * 255) / (solid - haze) + 0.5;
  return value < 0 ? 0 : value >= 255 ? 255 : value | 0;
}

function mixRows(
  line: Float32Array,
  alpha: Float32Array,
  band: Uint8Array,
  model: Float32Array,
  width: number,
  rows: Between,
  y: number,
): void {
  const share = rows.shares[y]!;
  let upper = rows.starts[y]! * width;
  let lower = rows.ends[y]! * width;
  for (let x = 0, to = 0; x < width; x++, upper++, lower++, to += 6) {
    line[to] = alpha[upper]! + (alpha[lower]! - alpha[upper]!) * share;
    line[to + 1] = band[upper]! + (band[lower]! - band[upper]!) * share;
    for (let part = 0; part < 4; part++) {
      const one = model[upper * 4 + part]!;
      line[to + 2 + part] = one + (model[lower * 4 + part]! - one) * share;
    }
  }
}
