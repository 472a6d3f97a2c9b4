import { describe, expect, test } from 'vitest';
import { fitLongestSide, type Pixels } from '../../src/brush/grid.ts';
import { toLab } from '../../src/brush/lab.ts';
import { resizePlane, shrinkPixels } from '../../src/brush/resample.ts';
import { drawGrain, drawPlain, findLargestDifference, makePlane } from './small-grid.ts';

describe('Lab', () => {
  // CIE's values of sRGB's corners under D65.
  test.each([
    { colour: [255, 255, 255], lab: [100, 0, 0] },
    { colour: [0, 0, 0], lab: [0, 0, 0] },
    { colour: [255, 0, 0], lab: [53.24, 80.09, 67.2] },
    { colour: [0, 255, 0], lab: [87.73, -86.18, 83.18] },
    { colour: [0, 0, 255], lab: [32.3, 79.19, -107.86] },
    { colour: [119, 119, 119], lab: [50.03, 0, 0] },
    { colour: [3, 3, 3], lab: [0.82, 0, 0] },
  ])('of $colour', ({ colour, lab }) => {
    const { data } = toLab(drawPlain(2, 1, colour));
    for (const [k, value] of lab.entries()) {
      expect(Math.abs(data[k]! * 100 - value)).toBeLessThan(0.02);
      expect(data[k + 3]).toBe(data[k]);
    }
  });

  test('does not look at alpha', () => {
    const { data } = drawGrain(6, 5);
    const withAlpha = Uint8Array.from({ length: 6 * 5 * 4 }, (_, at) =>
      at % 4 === 3 ? 0 : data[Math.floor(at / 4) * 3 + (at % 4)]!,
    );
    const pixels: Pixels = { data: withAlpha, width: 6, height: 5, channels: 4 };
    expect(toLab(pixels)).toEqual(toLab(drawGrain(6, 5)));
    expect(shrinkPixels(pixels, { width: 3, height: 2 })).toEqual(
      shrinkPixels(drawGrain(6, 5), { width: 3, height: 2 }),
    );
  });
});

describe('other sizes', () => {
  test.each([
    [{ width: 4000, height: 3000 }, 320, { width: 320, height: 240 }],
    [{ width: 3000, height: 4001 }, 480, { width: 360, height: 480 }],
    [{ width: 90, height: 60 }, 320, { width: 90, height: 60 }],
    [{ width: 1, height: 5000 }, 320, { width: 1, height: 320 }],
  ])('%o at %i is %o', (size, side, wanted) => {
    expect(fitLongestSide(size, side)).toEqual(wanted);
  });

  test('a smaller picture has the means of areas', () => {
    const pixels: Pixels = {
      data: Uint8Array.of(10, 0, 0, 40, 0, 0, 100, 0, 0),
      width: 3,
      height: 1,
      channels: 3,
    };
    const { data } = shrinkPixels(pixels, { width: 2, height: 1 });
    expect([data[0], data[3]]).toEqual([20, 80]);
    expect(shrinkPixels(drawGrain(9, 7), { width: 9, height: 7 })).toEqual(drawGrain(9, 7));
    expect(shrinkPixels(drawPlain(50, 31), { width: 7, height: 3 })).toEqual(drawPlain(7, 3));
  });

  test('a plane shrinks by areas and grows on straight lines, each side for itself', () => {
    const ramp = makePlane(12, 6, (x, y) => x + 10 * y);
    const { data } = resizePlane(ramp, { width: 4, height: 12 });
    const wanted = makePlane(4, 12, (x, y) => x * 3 + 1 + 10 * Math.min(5, Math.max(0, y / 2 - 0.25)));
    expect(findLargestDifference(data, wanted.data)).toBeLessThan(1e-4);
    expect(resizePlane(ramp, ramp).data).toEqual(ramp.data);
  });
});
