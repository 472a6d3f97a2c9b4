import type { Levels } from './grid.ts';
import { findNearestEdges } from './nearest-edge.ts';

// So near to the contour the slope knows better than the middles of cells which way it is, cells.
const near = 8;

/**
 * The coverage moved outwards by so many cells, its ramp as it was: a cell becomes the most that lies on its way to the contour at
 * 128, and beyond, as far as it is moved. Nowhere less than before. Sides of at most 65,534 cells.
 */
export function grow(levels: Levels, radius: number): Levels {
  const { data, width, height } = levels;
  if (!(radius > 0)) return levels;
  const out = data.slice();
  findNearestEdges(levels, (y, edgesX, edgesY) => {
    for (let x = 0, at = y * width; x < width; x++, at++) {
      if (data[at] === 255) continue;
      out[at] =
        data[at]! < 128 ? growTo(levels, x, y, edgesX[x]!, edgesY[x]!, radius) : climb(levels, x, y, radius);
    }
  });
  return { data: out, width, height };
}

/** What is inside and soft: uphill. */
function climb(levels: Levels, x: number, y: number, radius: number): number {
  return Math.max(levelAt(levels, x, y), lookUphill(levels, x, y, x, y, 0, radius));
}

/** What is outside: towards the nearest cell that is inside, and as the slope is there. */
function growTo(levels: Levels, x: number, y: number, edgeX: number, edgeY: number, radius: number): number {
  const [acrossX, acrossY] = [edgeX - x, edgeY - y];
  const distance = Math.sqrt(acrossX * acrossX + acrossY * acrossY);
  const level = levelAt(levels, x, y);
  const straight = look(levels, x, y, acrossX / distance, acrossY / distance, distance, radius);
  const uphill = distance > near ? 0 : lookUphill(levels, x, y, edgeX, edgeY, distance, radius);
  return Math.max(level, straight, uphill);
}

/** Along the slope (Sobel's) at one cell, from another. */
function lookUphill(
  levels: Levels,
  x: number,
  y: number,
  atX: number,
  atY: number,
  distance: number,
  radius: number,
): number {
  let [slopeX, slopeY] = [0, 0];
  for (let step = -1; step <= 1; step++) {
    const weight = step === 0 ? 2 : 1;
    slopeX += weight * (levelAt(levels, atX + 1, atY + step) - levelAt(levels, atX - 1, atY + step));
    slopeY += weight * (levelAt(levels, atX + step, atY + 1) - levelAt(levels, atX + step, atY - 1));
  }
  const steepness = Math.sqrt(slopeX * slopeX + slopeY * slopeY);
  return steepness === 0 ? 0 : look(levels, x, y, slopeX / steepness, slopeY / steepness, distance, radius);
}

/**
 * The most of what lies as far as the radius, which is all that a ramp needs, and between that and the contour, for what is thinner
 * than the radius.
 */
function look(
  levels: Levels,
  x: number,
  y: number,
  wayX: number,
  wayY: number,
  toContour: number,
  radius: number,
): number {
  let most = sample(levels, x + wayX * radius, y + wayY * radius);
  for (let beyond = 0; toContour + beyond < radius && most < 255; beyond = beyond * 2 + 1) {
    const way = toContour + beyond;
    most = Math.max(most, sample(levels, x + wayX * way, y + wayY * way));
  }
  return most + 0.5;
}

/** Linear between the middles of cells; beyond the border as it is there. */
function sample(levels: Levels, x: number, y: number): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const upper = mix(levelAt(levels, left, top), levelAt(levels, left + 1, top), x - left);
  const lower = mix(levelAt(levels, left, top + 1), levelAt(levels, left + 1, top + 1), x - left);
  return mix(upper, lower, y - top);
}

function mix(one: number, other: number, share: number): number {
  return one + (other - one) * share;
}

function levelAt({ data, width, height }: Levels, x: number, y: number): number {
  const column = x < 0 ? 0 : x >= width ? width - 1 : x;
  const row = y < 0 ? 0 : y >= height ? height - 1 : y;
  return data[row * width + column]!;
}
