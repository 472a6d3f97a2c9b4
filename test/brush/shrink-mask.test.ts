import { describe, expect, test } from 'vitest';
import type { GridSize, Levels } from '../../src/brush/grid.ts';
import { shrinkHints, shrinkLevels } from '../../src/brush/shrink-mask.ts';
import { createRandom } from '../../src/collage/random.ts';

const random = createRandom(4);
const drawNoise = (width: number, height: number): Levels => ({
  data: Uint8Array.from({ length: width * height }, () => random() * 256),
  width,
  height,
});

/** The mean of what a cell covers of values, pixel by pixel. */
function averageSlowly({ data, width, height }: Levels, size: GridSize, readOff: (level: number) => number) {
  const [atX, atY] = [width / size.width, height / size.height];
  const overlap = (at: number, from: number, to: number) => Math.min(at + 1, to) - Math.max(at, from);
  return Array.from({ length: size.width * size.height }, (_, cell) => {
    const [column, row] = [cell % size.width, Math.floor(cell / size.width)];
    let sum = 0;
    for (const [i, level] of data.entries()) {
      const right = overlap(i % width, column * atX, (column + 1) * atX);
      const down = overlap(Math.floor(i / width), row * atY, (row + 1) * atY);
      if (right > 0 && down > 0) sum += right * down * readOff(level);
    }
    return sum / (atX * atY);
  });
}

describe.each([
  { width: 10, height: 8 },
  { width: 7, height: 3 },
  { width: 30, height: 5 },
  { width: 1, height: 1 },
])('30 × 24 pixels on $width × $height cells', (size) => {
  const noise = drawNoise(30, 24);

  test('are the means of a coverage', () => {
    const { data, ...shape } = shrinkLevels(noise, size);
    expect(shape).toEqual(size);
    const means = averageSlowly(noise, size, (level) => level);
    expect(means.filter((mean, cell) => Math.abs(mean - data[cell]!) > 0.51)).toEqual([]);
  });

  test('are what most of the hints say', () => {
    const { data, ...shape } = shrinkHints(noise, size);
    expect(shape).toEqual(size);
    const kept = averageSlowly(noise, size, (level) => (level > 191 ? 255 : 0));
    const gone = averageSlowly(noise, size, (level) => (level < 64 ? 255 : 0));
    const wanted = kept.map((share, cell) => {
      if (Math.max(Math.round(share), Math.round(gone[cell]!)) < 255 / 32) return 128;
      return Math.round(share) >= Math.round(gone[cell]!) ? 255 : 0;
    });
    expect([...data]).toEqual(wanted);
  });
});

test('a line of hints counts where a cell is 32 pixels wide, a stray pixel does not', () => {
  const data = new Uint8Array(64 * 64).fill(128);
  for (let y = 0; y < 32; y++) data[y * 64 + 5] = 0;
  data[40 * 64 + 40] = 255;
  const { data: small } = shrinkHints({ data, width: 64, height: 64 }, { width: 2, height: 2 });
  expect([...small]).toEqual([0, 128, 128, 128]);
});

test('what is as large stays as it is', () => {
  const noise = drawNoise(6, 5);
  expect(shrinkHints(noise, { width: 6, height: 5 })).toBe(noise);
  expect(shrinkLevels(noise, { width: 6, height: 5 })).toBe(noise);
});
