import { expect, test } from 'vitest';
import {
  quantizeBias,
  quantizeKernel,
} from '../../../../src/tools/imaging/model/compile/rewrites/quantize-weights.ts';
import { findStep } from '../../../../src/tools/imaging/model/compile/rewrites/range.ts';

test('no kernel code is beyond 63: two products of it and a byte fit 16 bits on a CPU without VNNI', () => {
  const data = Float32Array.of(0.5, -1, 0.25, 0, 1e-6, 3e-6, 0, 0);
  const { codes, steps } = quantizeKernel({ dims: [4, 2, 1, 1], data });
  expect([...codes.data]).toEqual([31, -63, 63, 0, 21, 63, 0, 0]);
  expect(255 * Math.max(...codes.data) * 2).toBeLessThan(2 ** 15);
  for (const [at, code] of codes.data.entries())
    expect(Math.abs(code * steps[at >> 1]! - data[at]!)).toBeLessThanOrEqual(steps[at >> 1]! / 2 + 1e-9);
});

test('a bias is coded in steps of input times kernel, and cut off where 32 bits end', () => {
  const bias = { dims: [3], data: Float32Array.of(1, -0.25, 1e9) };
  expect([...quantizeBias(bias, Float32Array.of(0.5, 0.125, 1e-3)).data]).toEqual([2, -2, 2 ** 31 - 1]);
});

test('the code of zero gives zero back', () => {
  for (const range of [
    [0, 16.34],
    [-2.118, 2.64],
    [-28.16, 27.85],
    [-1, 0],
  ] as const) {
    const { step, zero } = findStep(range);
    expect(Number.isInteger(zero) && zero >= 0 && zero <= 255).toBe(true);
    expect(Math.abs((0 - zero) * step - range[0])).toBeLessThanOrEqual(step);
    expect(Math.abs((255 - zero) * step - range[1])).toBeLessThanOrEqual(step);
  }
});
