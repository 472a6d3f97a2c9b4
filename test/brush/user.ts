import { measureDistance } from '../../src/brush/distance.ts';
import type { GridSize, Plane } from '../../src/brush/grid.ts';
import { encodePath, type Stroke } from '../../src/brush/stroke.ts';
import type { Random } from '../../src/collage/random.ts';

/**
 * Somebody who looks for the largest area that is wrong and scribbles in it: a random walk, its radius 2 to 4 % of the longer
 * side, no longer than 14 radii, the brush spilling over the border while its middle does not. Null if nothing is wrong.
 */
export function drawAsUser(random: Random, alpha: Plane, truth: Plane): Stroke | null {
  const { width, height } = alpha;
  const area = findLargestError(alpha, truth);
  if (!area) return null;
  const depth = measureDistance(
    area.cells.map((one) => 1 - one),
    alpha,
  );
  const deepest = depth.reduce(
    (best, one, i) => (Number.isFinite(one) && one > depth[best]! ? i : best),
    area.first,
  );
  const longest = Math.max(width, height);
  const radius = Math.min((0.02 + 0.02 * random()) * longest, depth[deepest]! / 0.45);
  const isInside = (x: number, y: number) =>
    x >= 0 &&
    y >= 0 &&
    x < width &&
    y < height &&
    depth[Math.floor(y) * width + Math.floor(x)]! >= 0.45 * radius;
  let [x, y] = [(deepest % width) + 0.5, Math.floor(deepest / width) + 0.5];
  const points = [x / width, y / height];
  let turn = random() * 2 * Math.PI;
  for (let step = 0; step < 20; step++) {
    for (let trial = 0; trial < 12; trial++) {
      const bend = turn + (random() - 0.5) * (0.8 + trial * 0.5);
      const [nextX, nextY] = [x + Math.cos(bend) * 0.7 * radius, y + Math.sin(bend) * 0.7 * radius];
      if (!isInside(nextX, nextY)) continue;
      [x, y, turn] = [nextX, nextY, bend];
      points.push(x / width, y / height);
      break;
    }
  }
  return {
    tool: area.isMissing ? 'KEEP' : 'ERASE',
    size: (2 * radius) / longest,
    hardness: 0.8,
    path: encodePath(points),
  };
}

/** Cells that hang together and are on the wrong side of ½, all in the same way. */
function findLargestError(alpha: Plane, truth: Plane) {
  const wrong = Int8Array.from(
    alpha.data,
    (value, i) => Number(truth.data[i]! >= 0.5) - Number(value >= 0.5),
  );
  const isSeen = new Uint8Array(wrong.length);
  let largest: number[] = [];
  for (let i = 0; i < wrong.length; i++) {
    if (wrong[i] === 0 || isSeen[i]) continue;
    const area = gather(wrong, isSeen, i, alpha);
    if (area.length > largest.length) largest = area;
  }
  const [first] = largest;
  if (first === undefined) return null;
  const cells = new Uint8Array(wrong.length);
  for (const i of largest) cells[i] = 1;
  return { cells, first, isMissing: wrong[first]! > 0 };
}

function gather(wrong: Int8Array, isSeen: Uint8Array, first: number, { width }: GridSize): number[] {
  const area = [first];
  isSeen[first] = 1;
  for (let next = 0; next < area.length; next++) {
    const at = area[next]!;
    const x = at % width;
    const around = [at - width, at + width];
    if (x > 0) around.push(at - 1);
    if (x + 1 < width) around.push(at + 1);
    for (const i of around) {
      if (isSeen[i] || wrong[i] !== wrong[first]) continue;
      isSeen[i] = 1;
      area.push(i);
    }
  }
  return area;
}

/** Intersection over union of what is at least ½. */
export function measureOverlap(one: ArrayLike<number>, other: ArrayLike<number>): number {
  let [both, any] = [0, 0];
  for (let i = 0; i < one.length; i++) {
    const [isIn, isInOther] = [one[i]! >= 0.5, other[i]! >= 0.5];
    if (isIn && isInOther) both++;
    if (isIn || isInOther) any++;
  }
  return any > 0 ? both / any : 1;
}
