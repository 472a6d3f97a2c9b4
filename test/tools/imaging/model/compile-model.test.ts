import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  compileForCalibration,
  compileModel,
} from '../../../../src/tools/imaging/model/compile/compile-model.ts';
import { ModelFileError } from '../../../../src/tools/imaging/model/compile/model-file-error.ts';
import { u2netpFacts as facts } from '../../../../src/tools/imaging/model/compile/u2netp-facts.ts';
import { compare, drawThree, modelFile, type Network, openNetwork } from './networks.ts';

const fp32 = compileModel(modelFile, facts, { precision: 'fp32' });
const int8 = compileModel(modelFile, facts, { precision: 'int8' });

let shipped: Network;
let clean: Network;
let coded: Network;
beforeAll(async () => {
  [shipped, clean, coded] = [await openNetwork(modelFile), await openNetwork(fp32), await openNetwork(int8)];
});
afterAll(() => Promise.all([shipped, clean, coded].map(({ release }) => release())));

test.each([0, 1, 2])(
  'picture %i: fp32 is the shipped network but for rounding, int8 is near it',
  async (at) => {
    const picture = drawThree(320, 320)[at]!;
    const mask = await clean.run(picture);
    expect(Math.max(...mask)).toBeGreaterThan(0.9);
    const rounding = compare(await shipped.run(picture), mask);
    // Up to 1.7e-5 on photographs; what a pixel of an 8-bit mask would have to differ by is 4e-3.
    expect(rounding.largest).toBeLessThanOrEqual(2e-5);
    expect(rounding.mean).toBeLessThanOrEqual(1e-6);
    const coding = compare(await coded.run(picture), mask);
    expect(coding.mean * 255).toBeLessThanOrEqual(1);
    expect(coding.mean).toBeGreaterThan(0);
  },
);

test.each([
  [224, 224],
  [256, 256],
  [320, 224],
])('both take pictures of %i × %i', async (width, height) => {
  const [vase] = drawThree(width, height);
  const mask = await clean.run(vase!);
  expect(mask).toHaveLength(width * height);
  expect(Math.max(...mask)).toBeGreaterThan(0.9);
  expect(compare(mask, await coded.run(vase!)).mean * 255).toBeLessThanOrEqual(1);
});

describe('the same bytes for the same file', () => {
  const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

  test.each([
    ['fp32' as const, '2686b0b6bd1b527792a8e3c127316028d2aa20e80e278ffae023c3a65ad0eef5'],
    ['int8' as const, '1e1b05719649d31796aa032ab36848365e87644c37f77a53daac1b1d89a65844'],
  ])('%s', (precision, sha256) => {
    expect(hash(compileModel(modelFile, facts, { precision }))).toBe(sha256);
  });

  test('and nothing of what it is given is changed', () => {
    const before = hash(modelFile);
    compileModel(modelFile, facts, { precision: 'int8' });
    expect(hash(modelFile)).toBe(before);
  });
});

describe('another file is refused', () => {
  test.each([
    ['one byte less', modelFile.subarray(0, -1)],
    ['one bit changed', Buffer.from(modelFile).fill(1, 1_000_000, 1_000_001)],
    ['nothing', new Uint8Array()],
    ['what it was compiled to', fp32],
  ])('%s', (_what, bytes) => {
    expect(() => compileModel(bytes, facts, { precision: 'fp32' })).toThrow(ModelFileError);
    expect(() => compileModel(bytes, facts, { precision: 'int8' })).toThrow(/expected .*309c8469/);
  });
});

test('every range that int8 asks for is in the table that calibration writes, and no other', () => {
  const { tensors } = compileForCalibration(modelFile, facts);
  expect(Object.keys(facts.ranges).toSorted()).toEqual(['input.1', ...tensors].toSorted());
});

test('a range that is missing is named', () => {
  const { '801': _, ...ranges } = facts.ranges;
  expect(() => compileModel(modelFile, { ...facts, ranges }, { precision: 'int8' })).toThrow('tensor 801');
});
