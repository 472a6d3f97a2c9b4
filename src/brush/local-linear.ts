// An alpha as a linear function of colour in every small window, α = a · I + b: He, Sun & Tang, "Guided Image Filtering",
// ECCV 2010, and, for another size than that of the solution, He & Sun, "Fast Guided Filter", arXiv 1505.00996, 2015.

import { widen } from './band.ts';
import { type Pixels, type Plane, requireSameSize } from './grid.ts';
import { createLocalColours, type LocalColours, lookAtWindow } from './local-colours.ts';

const radius = 2;
const epsilon = 1e-5;

/** Four numbers a cell side by side, a's red, green and blue (colours of 0..1) and b; of the cells near the band alone. */
type LinearModel = Float32Array;

/** The model of each cell in the band or beside it, averaged over the windows that the cell is in. */
export function fitLocalModel(pixels: Pixels, alpha: Plane, band: Uint8Array): LinearModel {
  requireSameSize(pixels, alpha, 'an alpha');
  const { width, height } = alpha;
  const wanted = widen(band, width, height);
  const fitted = widen(widen(wanted, width, height), width, height);
  const single = new Float32Array(alpha.data.length * 4);
  const colours = createLocalColours();
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) if (fitted[i]) fitCell(single, pixels, alpha, colours, x, y);
  return average(single, wanted, width, height);
}

/** The least squares of a · I + b − α over the window, plus ε |a|² a cell. */
function fitCell(
  out: Float32Array,
  pixels: Pixels,
  { data, width, height }: Plane,
  colours: LocalColours,
  x: number,
  y: number,
): void {
  const [left, right] = [Math.max(0, x - radius), Math.min(width - 1, x + radius)];
  const [top, bottom] = [Math.max(0, y - radius), Math.min(height - 1, y + radius)];
  lookAtWindow(colours, pixels, left, top, right, bottom, epsilon);
  let [sum, ofRed, ofGreen, ofBlue] = [0, 0, 0, 0];
  for (let row = top; row <= bottom; row++) {
    for (let at = row * width + left; at <= row * width + right; at++) {
      const value = data[at]!;
      const from = at * pixels.channels;
      sum += value;
      ofRed += value * pixels.data[from]!;
      ofGreen += value * pixels.data[from + 1]!;
      ofBlue += value * pixels.data[from + 2]!;
    }
  }
  const { count, red, green, blue, xx, xy, xz, yy, yz, zz } = colours;
  const mean = sum / count;
  const withRed = ofRed / (count * 255) - mean * red;
  const withGreen = ofGreen / (count * 255) - mean * green;
  const withBlue = ofBlue / (count * 255) - mean * blue;
  const a = xx * withRed + xy * withGreen + xz * withBlue;
  const b = xy * withRed + yy * withGreen + yz * withBlue;
  const c = xz * withRed + yz * withGreen + zz * withBlue;
  const to = (y * width + x) * 4;
  out[to] = a;
  out[to + 1] = b;
  out[to + 2] = c;
  out[to + 3] = mean - a * red - b * green - c * blue;
}

function average(single: Float32Array, wanted: Uint8Array, width: number, height: number): LinearModel {
  const out = new Float32Array(single.length);
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      if (!wanted[i]) continue;
      const [left, right] = [Math.max(0, x - radius), Math.min(width - 1, x + radius)];
      const [top, bottom] = [Math.max(0, y - radius), Math.min(height - 1, y + radius)];
      let [a, b, c, d] = [0, 0, 0, 0];
      for (let row = top; row <= bottom; row++) {
        const end = (row * width + right) * 4;
        for (let from = (row * width + left) * 4; from <= end; from += 4) {
          a += single[from]!;
          b += single[from + 1]!;
          c += single[from + 2]!;
          d += single[from + 3]!;
        }
      }
      const count = (right - left + 1) * (bottom - top + 1);
      out[i * 4] = a / count;
      out[i * 4 + 1] = b / count;
      out[i * 4 + 2] = c / count;
      out[i * 4 + 3] = d / count;
    }
  return out;
}
