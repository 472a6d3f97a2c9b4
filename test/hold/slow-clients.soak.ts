import { expect, test } from 'vitest';
import { quantile } from '../../bench/figures.ts';
import { createTestClient } from '../client.ts';
import { installWhole } from '../crash/installation.ts';
import { beginProbe } from './probe.ts';
import { readState } from './program-state.ts';
import { openSlowClients } from './slow-clients.ts';

/** Node gives headers a minute, and looks every half. */
const longestMs = 100_000;

async function warmUp(url: string): Promise<void> {
  const { get } = createTestClient(url);
  for (let n = 0; n < 200; n++) await get('{ __typename }');
}

test('who sends headers slowly is told 408 in the end, and 1,600 slow ones keep nobody waiting', async () => {
  await using installation = await installWhole();
  const program = installation.start();
  const url = String((await program.said(({ event }) => event === 'ready')).url);
  const pid = program.process.pid!;
  // The first of everything is not theirs.
  await warmUp(url);
  const before = readState(pid, installation.dataDir);
  const startedAt = performance.now();
  const slow = await openSlowClients(url, { headers: 200, body: 200, nothing: 1000, half: 200 });
  const endProbe = beginProbe(url);
  const answers = await slow.readAnswers('headers');
  const ms = performance.now() - startedAt;
  const { residentBytes } = readState(pid, installation.dataDir);
  const p95 = quantile(await endProbe(), 0.95);
  slow.close();
  console.log(
    `408 after ${Math.round(ms / 1000)} s; probe p95 ${Math.round(p95)} ms; +${Math.round((residentBytes - before.residentBytes) / 1e6)} MB`,
  );
  for (const answer of answers) expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  expect(ms).toBeLessThan(longestMs);
  expect(p95).toBeLessThan(300);
  expect(residentBytes - before.residentBytes).toBeLessThan(100e6);
  await expect
    .poll(() => readState(pid, installation.dataDir).handles)
    .toBeLessThanOrEqual(before.handles + 5);
}, 180_000);
