import { type Cone, createDisc, halfRamp } from './cone.ts';
import { type Corner, type Outline, outlineDisc, outlineFigure } from './outline.ts';

/** A part of a stroke of which all that matters lies in an outline: links overlap, and a cell is to be looked at once. */
export interface Piece {
  /** By which its cells are covered. */
  cone: Cone;
  /** Whatever it may cover. */
  rim: Outline;
  /** What it covers in full for certain: nearly all that it does. */
  core: Outline;
}

// An outline may be wrong by what sums lose: within .018 cells of what is full, and .025 of the rim, a level is rounded to 255
// and to 0 anyway, as a ramp is a cell or more. So that no gap is between two pieces they overlap by as much as nothing.
const overlap = 0.05;
// A bend of more than 60 degrees gets a whole disc, and one where a radius changes by more than half a cell a cell, as normals
// lean by 30 degrees there: no wedge is wider than 120.
const sharpTurn = 0.5;
const steepGrowth = 0.5;

/**
 * What lies beside a link, what is open between it and the next, and the ends' discs.
 *
 * @param isWanted whether those of a link are; all of them lie within its bounds. Default: all.
 */
export function cutPieces(
  cones: readonly Cone[],
  hardness: number,
  isWanted: (cone: Cone) => boolean = () => true,
): Piece[] {
  const pieces: Piece[] = [];
  for (const [i, cone] of cones.entries()) {
    if (!isWanted(cone)) continue;
    const { x, y, radius, across, down, length, growth } = cone;
    const [before, next] = [cones[i - 1], cones[i + 1]];
    if (!before || !follows(before, cone)) pieces.push(cutDisc(x, y, radius, hardness));
    if (length === 0) continue;
    pieces.push(cutSides(cone, hardness));
    if (next && follows(cone, next)) {
      for (const side of [1, -1] as const) cutWedge(pieces, cone, next, side, hardness);
    } else {
      pieces.push(cutDisc(x + across * length, y + down * length, radius + growth * length, hardness));
    }
  }
  return pieces;
}

/** The second link goes on where the first ends, without a sharp bend. */
function follows(one: Cone, next: Cone): boolean {
  if (one.length === 0 || next.length === 0) return false;
  if (one.across * next.across + one.down * next.down < sharpTurn) return false;
  if (Math.max(Math.abs(one.growth), Math.abs(next.growth)) > steepGrowth) return false;
  const [x, y] = [one.x + one.across * one.length, one.y + one.down * one.length];
  return Math.abs(x - next.x) < overlap / 2 && Math.abs(y - next.y) < overlap / 2;
}

function measureCore(radius: number, hardness: number): number {
  return Math.min(hardness * radius, radius - halfRamp);
}

function cutDisc(x: number, y: number, radius: number, hardness: number): Piece {
  return {
    cone: createDisc(x, y, radius),
    rim: outlineDisc(x, y, radius + halfRamp),
    core: outlineDisc(x, y, measureCore(radius, hardness)),
  };
}

/** Away from the centre line, across the cone's surface. */
function findNormal({ across, down, growth }: Cone, side: 1 | -1): Corner {
  const lean = Math.sqrt(1 - growth * growth) * side;
  return [-growth * across - lean * down, -growth * down + lean * across];
}

function cutSides(cone: Cone, hardness: number): Piece {
  const endRadius = cone.radius + cone.growth * cone.length;
  const [start, end] = [measureCore(cone.radius, hardness), measureCore(endRadius, hardness)];
  return {
    cone,
    rim: outlineFigure(listCorners(cone, cone.radius + halfRamp, endRadius + halfRamp, overlap)),
    core: outlineFigure(start > 0 && end > 0 ? listCorners(cone, start, end, 0) : []),
  };
}

/** Of what is no farther beside the link than so far at its start and at its end, and a little beyond both. */
function listCorners(cone: Cone, atStart: number, atEnd: number, beyond: number): Corner[] {
  const { across, down, length, growth } = cone;
  const [one, other] = [findNormal(cone, 1), findNormal(cone, -1)];
  const start: Corner = [cone.x - beyond * across, cone.y - beyond * down];
  const end: Corner = [cone.x + (length + beyond) * across, cone.y + (length + beyond) * down];
  // Normals lean away from the larger end: its middle is farther out than the line between its two corners.
  return [
    ...(growth < 0 ? [start] : []),
    moveBy(start, one, atStart),
    moveBy(end, one, atEnd),
    ...(growth > 0 ? [end] : []),
    moveBy(end, other, atEnd),
    moveBy(start, other, atStart),
  ];
}

function moveBy([x, y]: Corner, [across, down]: Corner, far: number): Corner {
  return [x + far * across, y + far * down];
}

/** Between the sides of two links, where a bend opens them. */
function cutWedge(pieces: Piece[], one: Cone, next: Cone, side: 1 | -1, hardness: number): void {
  const [fromX, fromY] = findNormal(one, side);
  const [toX, toY] = findNormal(next, side);
  if ((fromX * toY - fromY * toX) * side >= 0) return;
  const { x, y, radius } = next;
  const middle: Corner = [x, y];
  const reach = radius + halfRamp;
  const core = measureCore(radius, hardness);
  // Where what is that far in both directions meets.
  const tip = moveBy(middle, [fromX + toX, fromY + toY], reach / (1 + fromX * toX + fromY * toY));
  const [from, to] = [moveBy(middle, [fromX, fromY], reach), moveBy(middle, [toX, toY], reach)];
  pieces.push({
    cone: createDisc(x, y, radius),
    rim: outlineFigure([middle, from, tip, to]),
    core: outlineFigure(
      core > 0 ? [middle, moveBy(middle, [fromX, fromY], core), moveBy(middle, [toX, toY], core)] : [],
    ),
  });
}
