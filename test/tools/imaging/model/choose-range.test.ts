import { expect, test } from 'vitest';
import {
  chooseRange,
  createHistogram,
} from '../../../../src/tools/imaging/child/calibration/choose-range.ts';
import { fitPass } from '../../../../src/tools/imaging/model/pass-size.ts';

/** What coding with that range makes of the values: the mean of squares. */
function codingError(values: Float32Array, [low, high]: readonly [number, number]): number {
  const step = (high - low) / 255;
  let sum = 0;
  for (const value of values) {
    const code = Math.round((Math.min(high, Math.max(low, value)) - low) / step);
    sum += (code * step + low - value) ** 2;
  }
  return sum / values.length;
}

test('values that are spread evenly keep their range', () => {
  const histogram = createHistogram(0, 10);
  histogram.add(Float32Array.from({ length: 100_000 }, (_, i) => (i / 100_000) * 10));
  expect(chooseRange(histogram, [0, 10])).toEqual([0, 10]);
});

test('a few loud values are cut off where that is better for the rest', () => {
  const values = Float32Array.from({ length: 200_000 }, (_, i) =>
    i % 10_000 === 0 ? 40 : -2 - 3 * Math.log((i + 1) / 200_001) * (i % 2 ? 1 : 0.3),
  );
  const [low, high] = [Math.min(...values.slice(0, 50_000), -2), values.reduce((a, b) => Math.max(a, b))];
  const histogram = createHistogram(low, high);
  histogram.add(values);
  const chosen = chooseRange(histogram, [low, high]);
  expect(chosen[1]).toBeLessThan(high);
  expect(chosen[0]).toBeGreaterThanOrEqual(low);
  const error = codingError(values, chosen);
  for (const other of [
    [low, high],
    [chosen[0], chosen[1] * 0.8],
    [chosen[0], chosen[1] * 1.25],
  ] as const)
    expect(error).toBeLessThan(codingError(values, other));
});

test('zeros say nothing of a range', () => {
  const histogram = createHistogram(0, 4);
  histogram.add(new Float32Array(1000));
  expect(histogram.entries().every(({ count }) => count === 0)).toBe(true);
});

test.each([
  [
    { width: 100, height: 100 },
    { width: 256, height: 256 },
  ],
  [
    { width: 4000, height: 3000 },
    { width: 288, height: 224 },
  ],
  [
    { width: 1000, height: 1500 },
    { width: 224, height: 320 },
  ],
  [
    { width: 5000, height: 10 },
    { width: 448, height: 160 },
  ],
])('a picture of %o is shown at %o', (picture, size) => {
  expect(fitPass(picture, 256)).toEqual(size);
});
