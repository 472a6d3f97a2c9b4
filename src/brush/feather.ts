import type { Levels } from './grid.ts';

// A Gaussian out of extended boxes: Gwosdek, Grewenig, Bruhn & Weickert, "Theoretical Foundations of Gaussian Convolution
// by Extended Box Filtering", SSVM 2011. Running sums, so that sigma costs nothing; four boxes are within 3 of 255 of it.

const boxes = 4;
// Between both directions there are 16 bits, so that what is rounded twice is rounded once.
const steps = 257;
// Columns at a time: a line of a processor's cache.
const strip = 64;

/** The coverage blurred by a Gaussian of this sigma, cells; beyond the border it goes on as it is there. */
export function feather(levels: Levels, sigma: number): Levels {
  const { data, width, height } = levels;
  if (!(sigma > 0)) return levels;
  const box = fitBox((sigma * sigma) / boxes);
  const rows = new Uint16Array(data.length);
  const across = createLine(width, box.radius);
  for (let y = 0, start = 0; y < height; y++, start += width) {
    for (let x = 0; x < width; x++) across.values[x] = data[start + x]! * steps;
    blurLine(across, width, box);
    for (let x = 0; x < width; x++) rows[start + x] = across.values[x]! + 0.5;
  }
  const out = new Uint8Array(data.length);
  const down = Array.from({ length: strip }, () => createLine(height, box.radius));
  for (let left = 0; left < width; left += strip) {
    const count = Math.min(strip, width - left);
    for (let y = 0, start = left; y < height; y++, start += width)
      for (let k = 0; k < count; k++) down[k]!.values[y] = rows[start + k]!;
    for (let k = 0; k < count; k++) blurLine(down[k]!, height, box);
    for (let y = 0, start = left; y < height; y++, start += width)
      for (let k = 0; k < count; k++) out[start + k] = down[k]!.values[y]! / steps + 0.5;
  }
  return { data: out, width, height };
}

/** Means over 2 radius + 1 cells and `end` of one more at either side. */
interface Box {
  radius: number;
  end: number;
}

/** Of this variance: 1/3 l (l + 1) is that of a box of radius l, the ends add the rest. */
function fitBox(variance: number): Box {
  const radius = Math.floor(0.5 * Math.sqrt(12 * variance + 1) - 0.5);
  const end =
    ((2 * radius + 1) * (radius * (radius + 1) - 3 * variance)) /
    (6 * (variance - (radius + 1) * (radius + 1)));
  return { radius, end };
}

interface Line {
  values: Float64Array;
  /** The values with what lies beyond both ends of the line. */
  wide: Float64Array;
}

function createLine(length: number, radius: number): Line {
  return { values: new Float64Array(length), wide: new Float64Array(length + 2 * radius + 2) };
}

function blurLine({ values, wide }: Line, length: number, { radius, end }: Box): void {
  const weight = 1 / (2 * radius + 1 + 2 * end);
  const margin = radius + 1;
  for (let pass = 0; pass < boxes; pass++) {
    wide.fill(values[0]!, 0, margin);
    wide.set(values, margin);
    wide.fill(values[length - 1]!, margin + length);
    let sum = 0;
    for (let i = 1; i < margin + radius + 1; i++) sum += wide[i]!;
    for (let i = 0; i < length; i++) {
      const last = i + 2 * margin;
      values[i] = (sum + end * (wide[i]! + wide[last]!)) * weight;
      sum += wide[last]! - wide[i + 1]!;
    }
  }
}
