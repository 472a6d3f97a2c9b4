import { expect, test } from 'vitest';
import { composeScenes } from '../../brush/compose.ts';
import { average } from '../../brush/judge.ts';
import { openEffortBed } from './effort-bed.ts';

const { judgeScenes } = openEffortBed();

test('of twenty drawn pictures BALANCED is nearer to the truth than FAST, and whole where they are', async () => {
  const scenes = composeScenes();
  const [fast, balanced] = [await judgeScenes(scenes, 'fast'), await judgeScenes(scenes, 'balanced')];
  const mean = (judged: typeof fast, what: 'error' | 'soft') => average(judged.map((one) => one[what]));
  expect(balanced).toHaveLength(20);
  expect(mean(balanced, 'error')).toBeLessThan(mean(fast, 'error') * 0.9);
  expect(mean(balanced, 'soft')).toBeLessThan(mean(fast, 'soft') * 0.5);
  expect(balanced.filter(({ agreement, soft }) => agreement! >= 0.85 && soft > 0.01)).toEqual([]);
  // One pass takes all of this picture for the subject, and is not asked further.
  expect(balanced.find(({ name }) => name === 'stool 3')!.agreement).toBeLessThan(0.1);
  expect(balanced.filter(({ error }) => error > 0.06)).toEqual([]);
});
