import { expect, test } from 'vitest';
import { checkHostileRows } from './batch-hostile.ts';

test('the same of two thousand rows, asked for politely', async () => {
  const { batch, gapsMs } = await checkHostileRows({ rowCount: 2000, timeoutMs: 1_800_000 });
  expect(batch.counts.rows).toBe(2000);
  console.log({ counts: batch.counts, least: Math.min(...gapsMs), failures: batch.failures });
}, 1_900_000);
