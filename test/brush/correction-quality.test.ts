import { expect, test } from 'vitest';
import { composeConfusing } from './confuse.ts';
import { average } from './judge.ts';
import { holdSession, judgeEdges } from './session.ts';

const size = { width: 180, height: 135 };

test('five strokes of hints mend what the same strokes as pixels do not', () => {
  const judged = [1, 2, 3, 4, 5, 6].map((seed) => {
    const scene = composeConfusing(seed, size);
    const session = holdSession(scene, seed, 5);
    return { ...session, ...judgeEdges(scene, session) };
  });
  const ended = average(judged.map(({ overlaps }) => overlaps.at(-1)!));
  expect(average(judged.map(({ overlaps }) => overlaps[0]!))).toBeLessThan(0.7);
  expect(ended).toBeGreaterThan(0.95);
  expect(ended - average(judged.map(({ ofPixels }) => ofPixels))).toBeGreaterThan(0.06);
  const worse = judged.flatMap(({ overlaps }) =>
    overlaps.filter((one, i) => i > 0 && one < overlaps[i - 1]! - 0.01),
  );
  expect(worse.length).toBeLessThanOrEqual(2);
  expect(average(judged.map(({ after }) => after.overlap))).toBeGreaterThan(ended);
  const errorOf = (stage: 'before' | 'unsolved' | 'after') => average(judged.map((one) => one[stage].error));
  expect(errorOf('after')).toBeLessThan(errorOf('unsolved') * 0.6);
  expect(errorOf('after')).toBeLessThan(errorOf('before') / 10);
});
