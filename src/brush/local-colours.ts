import type { Pixels } from './grid.ts';

/** Colours of 0..1 in a window of a picture. Written anew for each window. */
export interface LocalColours {
  count: number;
  /** Their mean. */
  red: number;
  green: number;
  blue: number;
  /** The inverse of their covariance matrix with something added on its diagonal; it is symmetric. */
  xx: number;
  xy: number;
  xz: number;
  yy: number;
  yz: number;
  zz: number;
}

export function createLocalColours(): LocalColours {
  return { count: 0, red: 0, green: 0, blue: 0, xx: 0, xy: 0, xz: 0, yy: 0, yz: 0, zz: 0 };
}

/**
 * Looks at the window from (left, top) to (right, bottom), both within the picture and part of the window.
 *
 * @param added what is added on the diagonal, so that colours which lie on a line or a plane have an inverse too.
 */
export function lookAtWindow(
  out: LocalColours,
  { data, width, channels }: Pixels,
  left: number,
  top: number,
  right: number,
  bottom: number,
  added: number,
): void {
  // Whole numbers of 0..255: the sums are exact.
  let [r, g, b, rr, rg, rb, gg, gb, bb] = [0, 0, 0, 0, 0, 0, 0, 0, 0];
  for (let y = top; y <= bottom; y++) {
    let from = (y * width + left) * channels;
    for (let x = left; x <= right; x++, from += channels) {
      const [red, green, blue] = [data[from]!, data[from + 1]!, data[from + 2]!];
      r += red;
      g += green;
      b += blue;
      rr += red * red;
      rg += red * green;
      rb += red * blue;
      gg += green * green;
      gb += green * blue;
      bb += blue * blue;
    }
  }
  const count = (right - left + 1) * (bottom - top + 1);
  const scale = 1 / (count * count * 65025);
  const xx = (rr * count - r * r) * scale + added;
  const xy = (rg * count - r * g) * scale;
  const xz = (rb * count - r * b) * scale;
  const yy = (gg * count - g * g) * scale + added;
  const yz = (gb * count - g * b) * scale;
  const zz = (bb * count - b * b) * scale + added;
  const [cofactorX, cofactorY, cofactorZ] = [yy * zz - yz * yz, xz * yz - xy * zz, xy * yz - xz * yy];
  const determinant = xx * cofactorX + xy * cofactorY + xz * cofactorZ;
  out.count = count;
  out.red = r / (count * 255);
  out.green = g / (count * 255);
  out.blue = b / (count * 255);
  out.xx = cofactorX / determinant;
  out.xy = cofactorY / determinant;
  out.xz = cofactorZ / determinant;
  out.yy = (xx * zz - xz * xz) / determinant;
  out.yz = (xy * xz - xx * yz) / determinant;
  out.zz = (xx * yy - xy * xy) / determinant;
}
