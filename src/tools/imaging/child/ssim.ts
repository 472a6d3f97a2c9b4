import { ssim } from '@blazediff/ssim';
import type { Picture } from './picture.ts';

// The window of the paper. A picture with a shorter side gets the largest odd window that fits.
const windowSide = 11;

// Windows of a tile, a side. The library averages what is 384 px or more a side over squares first (a twelfth is left of
// 12 megapixels), and is 0.002 off where the squares are even; of a smaller tile it compares every pixel, within 2e-5.
// With tiles of 128 a few of them are half as close to all of them.
const tileSide = 64;

export interface Comparison {
  /** Of what has more, every second, third … tile is compared. */
  maxPixels: number;
  /** With which tile that begins, 0 and up. Default: 0. */
  phase?: number;
}

const wholePicture: Comparison = { maxPixels: Number.POSITIVE_INFINITY };

interface Tile {
  x: number;
  y: number;
  /** Of its pixels; there are fewer windows a side. */
  width: number;
  height: number;
  windows: number;
  /** Windows that are wholly transparent in both pictures. */
  empty: number;
}

/**
 * Structural similarity of two pictures, at most 1, which is equality: Wang, Bovik, Sheikh & Simoncelli, "Image quality
 * assessment: from error visibility to structural similarity", 2004, with the authors' constants (Gaussian window of
 * 11 × 11, σ 1.5, K1 0.01, K2 0.03) on the luma, the mean of all windows at full size.
 *
 * A transparent picture is laid on black and on white, and the lower of the two counts: on one ground alone a wrong alpha
 * is invisible wherever the picture has that ground's colour. Windows in which both pictures are wholly transparent do not
 * count, else an empty canvas would make up for its subject; 1 if there are no others.
 */
export function measureSsim(
  one: Picture,
  other: Picture,
  { maxPixels, phase = 0 }: Comparison = wholePicture,
): number {
  if (one.width !== other.width || one.height !== other.height || one.channels !== other.channels)
    throw new Error(`expected a picture of ${describe(one)}, got ${describe(other)}`);
  const side = Math.min(windowSide, one.width, one.height);
  const windowSize = side % 2 === 1 ? side : side - 1;
  const tiles = layTiles(one, other, windowSize);
  const stride = Math.max(1, Math.min(tiles.length, Math.ceil(countSeen(tiles) / maxPixels)));
  const compared = tiles.filter((_, index) => (index + phase) % stride === 0);
  if (compared.length === 0) return 1;
  const grounds = one.channels === 4 ? [0, 255] : [0];
  return Math.min(1, ...grounds.map((ground) => compareTiles(one, other, compared, windowSize, ground)));
}

/** Tiles of which anything is seen, diagonal after diagonal: so every second, third … is from all over the picture. */
function layTiles(one: Picture, other: Picture, windowSize: number): Tile[] {
  const { width, height, channels } = one;
  const overlap = windowSize - 1;
  const tiles: Tile[] = [];
  for (let y = 0; y + overlap < height; y += tileSide) {
    for (let x = 0; x + overlap < width; x += tileSide) {
      const size = {
        width: Math.min(tileSide + overlap, width - x),
        height: Math.min(tileSide + overlap, height - y),
      };
      const windows = (size.width - overlap) * (size.height - overlap);
      const tile = { x, y, ...size, windows, empty: 0 };
      if (channels === 4) tile.empty = countEmptyWindows(one, other, tile, windowSize);
      if (tile.empty < windows) tiles.push(tile);
    }
  }
  return tiles.sort((a, b) => a.x + a.y - (b.x + b.y));
}

function countSeen(tiles: Tile[]): number {
  return tiles.reduce((sum, { windows, empty }) => sum + windows - empty, 0);
}

/** The mean of the windows in which anything is seen; the library finds the others equal. */
function compareTiles(
  one: Picture,
  other: Picture,
  tiles: Tile[],
  windowSize: number,
  ground: number,
): number {
  let sum = 0;
  for (const tile of tiles) {
    const [samples, others] = [one, other].map((picture) => readTile(picture, tile, ground));
    const mean = ssim(samples!, others!, undefined, tile.width, tile.height, { windowSize });
    sum += mean * tile.windows - tile.empty;
  }
  return sum / countSeen(tiles);
}

function countEmptyWindows(one: Picture, other: Picture, tile: Tile, windowSize: number): number {
  // How many rows of empty pixels end in each column, and how many of these heights in a row are a window's.
  const heights = new Uint16Array(tile.width);
  let count = 0;
  for (let y = 0; y < tile.height; y++) {
    let run = 0;
    for (let x = 0, at = ((tile.y + y) * one.width + tile.x) * 4 + 3; x < tile.width; x++, at += 4) {
      heights[x] = one.data[at] === 0 && other.data[at] === 0 ? heights[x]! + 1 : 0;
      run = heights[x]! >= windowSize ? run + 1 : 0;
      if (run >= windowSize) count++;
    }
  }
  return count;
}

/** The tile as the RGBA samples that the library wants, laid on a grey ground. */
function readTile({ data, width, channels }: Picture, tile: Tile, ground: number): Uint8Array {
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
