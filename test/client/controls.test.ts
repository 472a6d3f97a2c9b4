import { expect, test } from 'vitest';
import { retryDelayMs } from '../../client/src/api/retry-delay.ts';
import { sumStages } from '../../client/src/jobs/sum-stages.ts';
import { toggleRange } from '../../client/src/list/toggle-range.ts';
import { positionAfterKey } from '../../client/src/studio/slider-keys.ts';
import { pictureTypes } from '../../client/src/ui/picture-types.ts';
import { acceptedMimeTypes } from '../../src/tools/imaging/sniff.ts';

test('the slider moves by its keys and stops at its ends', () => {
  expect(positionAfterKey(50, 'ArrowRight')).toBe(52);
  expect(positionAfterKey(50, 'PageDown')).toBe(30);
  expect(positionAfterKey(99, 'ArrowUp')).toBe(100);
  expect(positionAfterKey(5, 'PageDown')).toBe(0);
  expect(positionAfterKey(50, 'Home')).toBe(0);
  expect(positionAfterKey(50, 'End')).toBe(100);
  expect(positionAfterKey(50, 'Tab')).toBeNull();
});

test('a range is chosen or taken out, in either direction, as its last end was', () => {
  const list = ['a', 'b', 'c', 'd', 'e'];
  const one = toggleRange(new Set(), list, 'b', null);
  expect([...one]).toEqual(['b']);
  const range = toggleRange(one, list, 'd', 'b');
  expect([...range].sort()).toEqual(['b', 'c', 'd']);
  expect([...toggleRange(range, list, 'c', 'd')]).toEqual(['b']);
  expect([...toggleRange(new Set(), list, 'c', 'gone')]).toEqual(['c']);
});

test('a stage that was passed twice is one figure', () => {
  expect(
    sumStages([
      { stage: 'DECODING', ms: 100 },
      { stage: 'SEGMENTING', ms: 700 },
      { stage: 'DECODING', ms: 12 },
    ]),
  ).toEqual([
    { stage: 'DECODING', ms: 112 },
    { stage: 'SEGMENTING', ms: 700 },
  ]);
});

test('waits between tries double up to a bound and differ from client to client', () => {
  expect(retryDelayMs(0, 1)).toBe(400);
  expect(retryDelayMs(3, 1)).toBe(3200);
  expect(retryDelayMs(3, 0)).toBe(1600);
  expect(retryDelayMs(40, 1)).toBe(15_000);
});

test('inputs of files offer what the server takes, and no HEIC', () => {
  expect(pictureTypes).toEqual(acceptedMimeTypes.filter((type) => !/hei[cf]/.test(type)));
});
