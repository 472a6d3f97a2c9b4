import { test } from 'vitest';
import { checkLives } from './lives.ts';

test('nothing is seen a moment longer than it lives, in two hundred stories', async () => {
  await checkLives({ numRuns: 200 });
}, 3_600_000);
