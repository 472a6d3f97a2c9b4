import { resolveSide } from '../../brush/resolve.ts';
import { pathRange, pointBytes, type Stroke } from '../../brush/stroke.ts';
import type { Size } from './imaging.ts';

// Measured on 6 megapixels with 2 to 2,000 strokes of 2 to 1,000 points, .2 to 100 % wide: within half and twice of what drawing took,
// but where hard strokes hide one another. Those are no reason to take off: a rim that lies beside them is drawn each time.

/** Milliseconds of one core for a point, for a row of cells that a link of two is looked for in, and for a million cells of soft rim. */
const pointMs = 0.012;
const rowMs = 0.0002;
const rimMs = 12;

/** Of drawing strokes at a size that is to the original's as `scale` to 1, or of what else looks at each of their cells. */
export function weighStrokes(
  strokes: readonly Pick<Stroke, 'size' | 'hardness' | 'path'>[],
  original: Size,
  scale: number,
): number {
  const side = Math.max(original.width, original.height) * scale;
  return strokes.reduce((ms, { size, hardness, path }) => {
    const points = path.length / pointBytes;
    const rows = Math.min(size * side, original.height * scale);
    const area = measureWay(path, size, original) * size * side ** 2;
    return ms + points * (pointMs + rows * rowMs) + (area * (1 - hardness) * rimMs) / 1e6;
  }, 0);
}

/** Of planting hints on the grid where they are solved: all of a stroke is rim there. */
export function weighSeeds(strokes: readonly Stroke[], original: Size): number {
  const scale = Math.min(1, resolveSide / Math.max(original.width, original.height));
  return weighStrokes(
    strokes.map(({ size, path }) => ({ size, path, hardness: 0 })),
    original,
    scale,
  );
}

// As `encodePath` writes them.
const sidesPerStep = (pathRange.most - pathRange.least) / 65_535;

/** In longer sides: what a stroke passes over, and its diameter at the start and where it is drawn as a disc, at sharp bends and jumps of the pressure. */
function measureWay(path: Uint8Array, size: number, { width, height }: Size): number {
  const view = new DataView(path.buffer, path.byteOffset, path.byteLength);
  const longest = Math.max(width, height);
  const [atX, atY] = [(sidesPerStep * width) / longest, (sidesPerStep * height) / longest];
  let [way, beforeX, beforeY] = [size, 0, 0];
  for (let at = pointBytes; at + pointBytes <= path.length; at += pointBytes) {
    const before = at - pointBytes;
    const right = (view.getUint16(at) - view.getUint16(before)) * atX;
    const down = (view.getUint16(at + 2) - view.getUint16(before + 2)) * atY;
    const length = Math.sqrt(right * right + down * down);
    const grown = (Math.abs(path[at + 4]! - path[before + 4]!) / 255) * (size / 2);
    const turned = right * beforeX + down * beforeY;
    const isSharp = turned < 0.5 * length * Math.sqrt(beforeX * beforeX + beforeY * beforeY);
    way += length + (isSharp ? size : 0) + (grown > 0.5 * length ? size : 0);
    [beforeX, beforeY] = [right, down];
  }
  return way;
}
