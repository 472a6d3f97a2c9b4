import { test } from 'vitest';
import { checkLives } from './lives.ts';

test('nothing is seen a moment longer than it lives, and all of it goes', async () => {
  await checkLives({ numRuns: 3 });
}, 120_000);
