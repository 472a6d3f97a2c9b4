import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { findContradictions, noContradictions } from './contradictions.ts';
import { runJobs } from './run-jobs.ts';
import { type Member, startTopology } from './topology.ts';

const awayMs = 3000;
/** Longer than all attempts of a job take: an outage must not cost any. */
const outageMs = 30_000;
/** What one process that is killed can leave: an upload in each of three hands, and its check of the storage. */
const leftAStrike = 4;

test('60 of 60 are right, none twice, while each kind of process is killed and comes back', async () => {
  const topology = await startTopology();
  try {
    const { webs, workers, database, s3 } = topology;
    const strike =
      (member: Member, ms = awayMs) =>
      async () => {
        await member.kill();
        await setTimeout(ms);
        await member.comeBack();
      };
    const startedAt = Date.now();
    await runJobs(topology, {
      count: 60,
      strikes: [
        { after: 5, strike: strike(workers[0]!) },
        { after: 15, strike: strike(webs[0]!) },
        { after: 25, strike: strike(database) },
        { after: 35, strike: strike(s3, outageMs) },
        { after: 45, strike: strike(workers[1]!) },
      ],
    });
    const { swept, contradictions } = await findContradictions(topology);
    console.log(`60 of 60 in ${Math.round((Date.now() - startedAt) / 1000)} s; ${swept} objects swept`);
    expect(contradictions).toEqual(noContradictions);
    expect(swept).toBeLessThanOrEqual(5 * leftAStrike);
  } finally {
    await topology.close();
  }
});
