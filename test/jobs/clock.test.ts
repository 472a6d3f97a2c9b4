import { afterEach, expect, test, vi } from 'vitest';
import { startTestApp } from '../app.ts';
import { createLogLines } from '../log-lines.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

test('a tick that was missed is an event of the log, and no line of the library', async () => {
  const written = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const { log, lines } = createLogLines();
  const app = await startTestApp({ env: { PURGE_CRON: '* * * * * *' }, log });
  await vi.waitFor(() => {
    // As a machine that sleeps.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2500);
    expect(lines).toContainEqual(expect.objectContaining({ event: 'clock.late' }));
  }, 20_000);
  expect(written).not.toHaveBeenCalled();
  await app.close();
});
