import { describe, test } from 'vitest';
import { crashInLastAttempt } from './scenario.ts';

// Nothing here has to be over by a time, so they wait for a dead worker beside the other tests.
describe.concurrent('an attempt whose worker is gone', { timeout: 120_000 }, () => {
  test('killed in the last attempt: FAILED', () => crashInLastAttempt(1));
});
