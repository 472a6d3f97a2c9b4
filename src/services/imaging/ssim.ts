import { ssim } from '@blazediff/ssim';
import type { Picture } from './picture.ts';

// The window of the paper. A picture with a shorter side gets the largest odd window that fits.
const windowSide = 11;

// Windows of a tile, a side. The library averages what is 384 px or more a side over squares first (a twelfth is left of
// 12 megapixels), and is 0.002 off where the squares are even; of a smaller tile it compares every pixel, within 2e-5.
const tileSide = 128;

// 120 ms a megapixel: what is larger is compared on every second, third … tile of a diagonal pattern.
const maxComparedPixels = 4_000_000;

/**
 * Structural similarity of two pictures, at most 1, which is equality: Wang, Bovik, Sheikh & Simoncelli, "Image quality
 * assessment: from error visibility to structural similarity", 2004, with the authors' constants (Gaussian window of
 * 11 × 11, σ 1.5, K1 0.01, K2 0.03) on the luma, the mean of all windows at full size.
 *
 * A transparent picture is laid on black and on white, and the lower of the two counts: on one ground alone a wrong alpha
 * is invisible wherever the picture has that ground's colour.
 */
export function measureSsim(one: Picture, other: Picture): number {
  if (one.width !== other.width || one.height !== other.height || one.channels !== other.channels)
    throw new Error(`expected a picture of ${describe(one)}, got ${describe(other)}`);
  const grounds = one.channels === 4 ? [0, 255] : [0];
  return Math.min(1, ...grounds.map((ground) => compareTiles(one, other, ground)));
}

function compareTiles(one: Picture, other: Picture, ground: number): number {
  const { width, height } = one;
  const side = Math.min(windowSide, width, height);
  const windowSize = side % 2 === 1 ? side : side - 1;
  const overlap = windowSize - 1;
  const stride = Math.ceil((width * height) / maxComparedPixels);
  let sum = 0;
  let windows = 0;
  for (let y = 0, row = 0; y + overlap < height; y += tileSide, row++) {
    for (let x = 0, column = 0; x + overlap < width; x += tileSide, column++) {
      if ((row + column) % stride !== 0) continue;
      const tile = {
        x,
        y,
        width: Math.min(tileSide + overlap, width - x),
        height: Math.min(tileSide + overlap, height - y),
      };
      const [samples, others] = [one, other].map((picture) => readTile(picture, tile, ground));
      const count = (tile.width - overlap) * (tile.height - overlap);
      sum += ssim(samples!, others!, undefined, tile.width, tile.height, { windowSize }) * count;
      windows += count;
    }
  }
  return sum / windows;
}

/** The tile as the RGBA samples that the library wants, laid on a grey ground. */
function readTile(
  { data, width, channels }: Picture,
  tile: { x: number; y: number; width: number; height: number },
  ground: number,
): Uint8Array {
  const samples = new Uint8Array(tile.width * tile.height * 4);
  let to = 0;
  for (let y = tile.y; y < tile.y + tile.height; y++) {
    let from = (y * width + tile.x) * channels;
    for (const end = from + tile.width * channels; from < end; from += channels, to += 4) {
      const share = channels === 4 ? data[from + 3]! / 255 : 1;
      samples[to] = Math.round(ground + (data[from]! - ground) * share);
      samples[to + 1] = Math.round(ground + (data[from + 1]! - ground) * share);
      samples[to + 2] = Math.round(ground + (data[from + 2]! - ground) * share);
    }
  }
  return samples;
}

function describe({ width, height, channels }: Picture): string {
  return `${width} × ${height} px with ${channels} channels`;
}
