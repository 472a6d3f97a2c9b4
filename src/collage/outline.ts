import simplify from 'simplify-js';
import { averageAlpha, type CellGrid, type PixelSize } from './cell-grid.ts';
import { cleanSolid } from './solid.ts';
import { type Loop, traceLoops } from './trace-loops.ts';

const longSide = 192;
const toleranceCells = 1.2;
/** Of what is thin its mean thickness: what a rope loses on a bend is soon a tenth of it. */
const toleranceShare = 1 / 10;
const maxPoints = 175;
// At half a cell a straight rim is exact. Less would keep more of hair, and make a rod thicker than it is.
const level = 0.5;
/**
 * Of all that is solid; what is smaller is a shred that the cutting out left. Nobody keeps off a shred, and 0.3 % of
 * something large was 0.6 % of the neighbour that it lay on.
 */
export const smallestIsland = 0.0015;

/** Loops around what is solid, in widths of the picture, the largest first; none if nothing is. */
export function outlineAlpha(alpha: Uint8Array, size: PixelSize): Loop[] {
  const means = averageAlpha(alpha, size, longSide);
  const solid = cleanSolid({ ...means, cells: Uint8Array.from(means.cells, above) }, smallestIsland);
  const loops = traceLoops(keepOnly(means, solid), level).sort((a, b) => areaOf(b) - areaOf(a));
  const cell = Math.max(size.width, size.height) / longSide / size.width;
  const bottom = size.height / size.width;
  return simplifyLoops(loops).map((loop) =>
    loop.map((value, at) => Math.min(Math.max(round(value * cell), 0), at % 2 === 0 ? 1 : bottom)),
  );
}

function above(mean: number): number {
  return Number(mean >= level);
}

/** The means where they agree with what is solid; a filled hole is full, and a shred empty. */
function keepOnly(
  { columns, rows, cells }: CellGrid<Float32Array>,
  solid: CellGrid<Uint8Array>,
): CellGrid<Float32Array> {
  const kept = cells.map((mean, at) => (above(mean) === solid.cells[at] ? mean : solid.cells[at]!));
  return { columns, rows, cells: kept };
}

/** Coarser where a picture is so ragged that it would have too many points; of very many parts the largest. */
function simplifyLoops(loops: Loop[]): Loop[] {
  const thickness = (2 * sum(loops, areaOf)) / Math.max(1, sum(loops, lengthOf));
  const finest = Math.min(toleranceCells, thickness * toleranceShare);
  for (let tolerance = Math.max(0.3, finest); ; tolerance *= 1.25) {
    const simple = loops.map((loop) => simplifyLoop(loop, tolerance)).filter((loop) => loop.length >= 6);
    const parts = simple.length > 0 || loops.length === 0 ? simple : [boxOf(loops[0]!)];
    if (countPoints(parts) <= maxPoints) return parts;
    if (tolerance > longSide / 8) return parts.slice(0, Math.floor(maxPoints / 16));
  }
}

function simplifyLoop(loop: Loop, tolerance: number): Loop {
  const points: { x: number; y: number }[] = [];
  for (let at = 0; at < loop.length; at += 2) points.push({ x: loop[at]!, y: loop[at + 1]! });
  // Where a line is cut open its point stays: the leftmost is a corner that belongs there.
  const first = points.reduce((best, { x }, at) => (x < points[best]!.x ? at : best), 0);
  const open = [...points.slice(first), ...points.slice(0, first + 1)];
  return simplify(open, tolerance, true)
    .slice(0, -1)
    .flatMap(({ x, y }) => [x, y]);
}

/** For what is thinner than the tolerance. */
function boxOf(loop: Loop): Loop {
  const xs = loop.filter((_, at) => at % 2 === 0);
  const ys = loop.filter((_, at) => at % 2 === 1);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  return [left, top, right, top, right, bottom, left, bottom];
}

function countPoints(loops: Loop[]): number {
  return sum(loops, (loop) => loop.length / 2);
}

function sum(loops: readonly Loop[], measure: (loop: Loop) => number): number {
  return loops.reduce((total, loop) => total + measure(loop), 0);
}

function lengthOf(loop: Loop): number {
  let length = 0;
  for (let at = 0; at < loop.length; at += 2) {
    const next = (at + 2) % loop.length;
    length += Math.hypot(loop[next]! - loop[at]!, loop[next + 1]! - loop[at + 1]!);
  }
  return length;
}

/** Shoelace. */
export function areaOf(loop: Loop): number {
  let twice = 0;
  for (let at = 0; at < loop.length; at += 2) {
    const next = (at + 2) % loop.length;
    twice += loop[at]! * loop[next + 1]! - loop[next]! * loop[at + 1]!;
  }
  return Math.abs(twice) / 2;
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
