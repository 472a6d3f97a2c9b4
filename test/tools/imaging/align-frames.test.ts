import { expect, test } from 'vitest';
import { alignFrames } from '../../../src/tools/imaging/child/encoding/align-frames.ts';

test.each<[number[], number[], number[]]>([
  [
    [50, 60, 70],
    [50, 60, 70],
    [0, 1, 2],
  ],
  [
    [50, 60, 70],
    [110, 70],
    [0, 0, 1],
  ],
  [
    [50, 60, 70],
    [50, 130],
    [0, 1, 1],
  ],
  [
    [0, 10, 20],
    [100, 100, 20],
    [0, 1, 2],
  ],
  [
    [0, 10, 20],
    [200, 20],
    [0, 0, 1],
  ],
  [[40, 40], [], [0, 0]],
])('of %j, written as %j, %j are shown', (delays, written, shown) => {
  expect(alignFrames(delays, written)).toEqual(shown);
});
