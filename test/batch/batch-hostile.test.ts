import { expect, test } from 'vitest';
import { checkHostileRows } from './batch-hostile.ts';

test('whatever an address answers, its row says so, in the order of the file', async () => {
  const { batch } = await checkHostileRows({ rowCount: 20, timeoutMs: 60_000 });
  expect(batch.status).toBe('COMPLETED_WITH_ERRORS');
}, 90_000);
