import { fitLongestSide, type Levels, type Plane } from '../../../brush/grid.ts';
import { resizePlane } from '../../../brush/resample.ts';
import type { Crop, Matte, Size } from '../imaging.ts';
import { toCoverage, toPlane } from './matte-plane.ts';
import { resizeLanczos } from './pillow-lanczos.ts';

// The box is looked for on a grid of at most this side: within 4 px at 4,000, where the edge is 12 px soft, for 8 ms.
export const longestSide = 1024;

/** The smallest rectangle of the upright original that has all that is above the haze of the subject; null if there is none. */
export function findMaskBox(matte: Matte, original: Size, haze: number): Crop | null {
  const { solved, alpha, ...grid } = matte;
  // As it is enlarged for the picture: linear where an edge was solved, as Lanczos rings beyond it.
  if (solved) return findPlaneBox(toPlane(solved), original, haze);
  const { width, height } = fitLongestSide(original, longestSide);
  const { data } = resizeLanczos({ data: alpha, ...grid, channels: 1 }, width, height);
  return findLevelsBox({ data, width, height }, original, haze);
}

/** The same of a solved alpha, 0..1. */
export function findPlaneBox(alpha: Plane, original: Size, haze: number): Crop | null {
  const size = fitLongestSide(original, longestSide);
  return findLevelsBox({ data: toCoverage(resizePlane(alpha, size)).alpha, ...size }, original, haze);
}

/** The same of an alpha at any size. */
export function findLevelsBox({ data, width, height }: Levels, original: Size, haze: number): Crop | null {
  const box = findBox(data, width, height, haze);
  if (!box) return null;
  const atX = original.width / width;
  const atY = original.height / height;
  const left = Math.floor(box.left * atX);
  const top = Math.floor(box.top * atY);
  const right = Math.min(original.width, Math.ceil(box.right * atX));
  const bottom = Math.min(original.height, Math.ceil(box.bottom * atY));
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function findBox(mask: Uint8Array, width: number, height: number, haze: number) {
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (mask[y * width + x]! <= haze) continue;
      if (x < left) left = x;
      if (x >= right) right = x + 1;
      if (y < top) top = y;
      bottom = y + 1;
    }
  }
  return right > left ? { left, top, right, bottom } : null;
}
