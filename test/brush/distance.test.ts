import fc from 'fast-check';
import { expect, test } from 'vitest';
import { measureDistance } from '../../src/brush/distance.ts';
import { createRandom } from '../../src/collage/random.ts';

function measureSlowly(marked: Uint8Array, width: number): Float32Array {
  const places = [...marked.keys()].filter((i) => marked[i]);
  return Float32Array.from(marked, (_, i) =>
    places.reduce((least, one) => {
      const [across, down] = [(one % width) - (i % width), Math.floor(one / width) - Math.floor(i / width)];
      return Math.min(least, Math.sqrt(across * across + down * down));
    }, Number.POSITIVE_INFINITY),
  );
}

test('is that to the nearest of all marked cells', () => {
  const side = fc.integer({ min: 1, max: 24 });
  const property = fc.property(side, side, fc.nat(1e6), (width, height, seed) => {
    const random = createRandom(seed);
    const share = random() * random();
    const marked = Uint8Array.from({ length: width * height }, () => (random() < share ? 1 : 0));
    expect(measureDistance(marked, { width, height })).toEqual(measureSlowly(marked, width));
  });
  fc.assert(property, { numRuns: 200, seed: 8 });
});

test.each([
  [1, 1],
  [1, 9],
  [9, 1],
  [7, 5],
])('on %i × %i is 0 where all are marked and endless where none is', (width, height) => {
  const none = new Uint8Array(width * height);
  expect(measureDistance(none, { width, height }).every((one) => one === Number.POSITIVE_INFINITY)).toBe(
    true,
  );
  expect(
    measureDistance(
      none.map(() => 255),
      { width, height },
    ).every((one) => one === 0),
  ).toBe(true);
});
