import { unpackBits } from './bits.ts';
import type { CellGrid } from './cell-grid.ts';
import { type DistanceField, measureSignedDistances } from './distance-field.ts';
import { findHull } from './hull.ts';
import { areaOf } from './outline.ts';
import { gridLongSide, type Silhouette } from './silhouette.ts';
import type { Loop } from './trace-loops.ts';

/** A silhouette made ready for laying out. Lengths are in cells, places seen from the centre of what is solid. */
export interface Shape {
  /** Cells in one width of the picture's box. */
  width: number;
  /** Centre of the picture's box. */
  boxX: number;
  boxY: number;
  /** Signed distances, on a grid that is larger than the picture by `pad` cells on each side. */
  field: DistanceField;
  /** Upper left corner of the field. */
  fieldX: number;
  fieldY: number;
  /** Solid cells. */
  area: number;
  /** Side of the square it counts as: (solid area × area of its hull)^¼. Areas alone blow up a rod, boxes shrink it. */
  nominal: number;
  /** x,y pairs along the rim, evenly. */
  rim: Float64Array;
  /** x,y pairs: its outermost corners. */
  hull: Float64Array;
  /** x,y pairs within. */
  inner: Float64Array;
  /** From the centre to the outermost corner. */
  radius: number;
}

const padShare = 0.35;
const rimPoints = 48;
const innerPoints = 16;

export function prepareShape({ ratio, grid, outlines }: Silhouette): Shape {
  const { columns, rows } = grid;
  const solid = { columns, rows, cells: unpackBits(grid.bits, columns * rows) };
  const pad = Math.ceil(gridLongSide * padShare);
  const width = gridLongSide / Math.max(1, ratio);
  const { x, y, area } = findCentre(solid);
  const loops = outlines.map((loop) => loop.map((value, at) => value * width - (at % 2 === 0 ? x : y)));
  const hull = findHull(loops.flat());
  return {
    width,
    boxX: width / 2 - x,
    boxY: (width * ratio) / 2 - y,
    field: measureSignedDistances(addPad(solid, pad)),
    fieldX: -pad - x,
    fieldY: -pad - y,
    area,
    nominal: (area * Math.max(areaOf(hull), area)) ** 0.25,
    rim: spreadAlong(loops, rimPoints),
    hull: Float64Array.from(hull),
    inner: spreadWithin(solid, area, x, y),
    radius: Math.sqrt(hull.reduce((most, _, at) => (at % 2 ? most : Math.max(most, squareAt(hull, at))), 0)),
  };
}

function squareAt(points: number[], at: number): number {
  return points[at]! ** 2 + points[at + 1]! ** 2;
}

function findCentre({ columns, cells }: CellGrid<Uint8Array>): { x: number; y: number; area: number } {
  let [x, y, area] = [0, 0, 0];
  for (const [at, isSolid] of cells.entries()) {
    if (!isSolid) continue;
    x += (at % columns) + 0.5;
    y += Math.floor(at / columns) + 0.5;
    area++;
  }
  return { x: x / area, y: y / area, area };
}

function addPad({ columns, rows, cells }: CellGrid<Uint8Array>, pad: number): CellGrid<Uint8Array> {
  const wide = columns + 2 * pad;
  const padded = new Uint8Array(wide * (rows + 2 * pad));
  for (let row = 0; row < rows; row++)
    padded.set(cells.subarray(row * columns, (row + 1) * columns), (row + pad) * wide + pad);
  return { columns: wide, rows: rows + 2 * pad, cells: padded };
}

/** Points at equal distances along all loops together. */
function spreadAlong(loops: readonly Loop[], count: number): Float64Array {
  const sides = loops.flatMap((loop) => listSides(loop));
  const step = sides.reduce((sum, { length }) => sum + length, 0) / count;
  const points = new Float64Array(count * 2);
  let [placed, before] = [0, 0];
  for (const { x, y, toX, toY, length } of sides) {
    for (; placed < count && (placed + 0.5) * step <= before + length; placed++) {
      const share = ((placed + 0.5) * step - before) / length;
      points[placed * 2] = x + (toX - x) * share;
      points[placed * 2 + 1] = y + (toY - y) * share;
    }
    before += length;
  }
  return points.subarray(0, placed * 2);
}

function listSides(loop: Loop) {
  const sides = [];
  for (let at = 0; at < loop.length; at += 2) {
    const next = (at + 2) % loop.length;
    const [x, y, toX, toY] = [loop[at]!, loop[at + 1]!, loop[next]!, loop[next + 1]!];
    sides.push({ x, y, toX, toY, length: Math.hypot(toX - x, toY - y) });
  }
  return sides;
}

/** Every so manieth solid cell. */
function spreadWithin(
  { columns, cells }: CellGrid<Uint8Array>,
  area: number,
  x: number,
  y: number,
): Float64Array {
  const step = Math.max(1, area / innerPoints);
  const points: number[] = [];
  let [seen, next] = [0, step / 2];
  for (const [at, isSolid] of cells.entries()) {
    if (!isSolid) continue;
    if (++seen < next) continue;
    points.push((at % columns) + 0.5 - x, Math.floor(at / columns) + 0.5 - y);
    next += step;
  }
  return Float64Array.from(points);
}
