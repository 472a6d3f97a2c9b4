import { describe, expect, test } from 'vitest';
import { crashAt, recoveryLimitMs } from './scenario.ts';

// Two at once (vitest.config.ts): each starts programs of its own and has to be over in time, for the most of which it
// waits. The rest of the matrix is in the soak.
describe.concurrent('a job survives its worker', { timeout: 60_000 }, () => {
  test.each([
    ['before row', 'worker'],
    ['after row before complete', 'tree'],
  ] as const)('killed %s: %s', async (point, scope) => {
    const { recoveredMs } = await crashAt(point, scope);
    expect(recoveredMs).toBeLessThan(recoveryLimitMs);
  });
});
