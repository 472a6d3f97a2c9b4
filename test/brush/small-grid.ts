import type { Pixels, Plane } from '../../src/brush/grid.ts';
import { createRandom } from '../../src/collage/random.ts';

/** Grain of 0..255 in every channel. */
export function drawGrain(width: number, height: number, seed = 1): Pixels {
  const random = createRandom(seed);
  const data = Uint8Array.from({ length: width * height * 3 }, () => random() * 256);
  return { data, width, height, channels: 3 };
}

export function drawPlain(width: number, height: number, colour: readonly number[] = [120, 90, 200]): Pixels {
  const data = Uint8Array.from({ length: width * height * 3 }, (_, at) => colour[at % 3]!);
  return { data, width, height, channels: 3 };
}

/** Each cell's value by its place. */
export function makePlane(width: number, height: number, valueAt: (x: number, y: number) => number): Plane {
  const data = Float32Array.from({ length: width * height }, (_, at) =>
    valueAt(at % width, Math.floor(at / width)),
  );
  return { data, width, height };
}

export const findLargest = (values: ArrayLike<number>) =>
  Array.from(values).reduce((a, b) => Math.max(a, b), -Infinity);

export function findLargestDifference(one: ArrayLike<number>, other: ArrayLike<number>): number {
  return findLargest(Array.from(one, (value, at) => Math.abs(value - other[at]!)));
}

/** Solves rows · x = right exactly enough, by elimination with the largest pivot. */
export function eliminate(rows: number[][], right: number[]): number[] {
  const all = rows.map((row, at) => [...row, right[at]!]);
  for (let column = 0; column < all.length; column++) {
    const pivot = all
      .slice(column)
      .reduce((best, _, k, rest) =>
        Math.abs(rest[k]![column]!) > Math.abs(best[column]!) ? rest[k]! : best,
      );
    const at = all.indexOf(pivot);
    [all[column], all[at]] = [pivot, all[column]!];
    for (const row of all) {
      if (row === pivot) continue;
      const share = row[column]! / pivot[column]!;
      for (let k = column; k < row.length; k++) row[k]! -= share * pivot[k]!;
    }
  }
  return all.map((row, at) => row[all.length]! / row[at]!);
}
