import { expect, test } from 'vitest';
import { findContradictions, noContradictions } from './contradictions.ts';
import { runJobs } from './run-jobs.ts';
import { startTopology } from './topology.ts';

// Each of the others is killed too in the soak.
test('two webs, two workers, one bucket: a worker and the bucket die, and every conversion is right', async () => {
  const topology = await startTopology();
  try {
    const { workers, s3 } = topology;
    await runJobs(topology, {
      count: 12,
      strikes: [
        { after: 2, strike: () => workers[0]!.kill() },
        { after: 5, strike: () => s3.kill().then(s3.comeBack) },
      ],
    });
    expect((await findContradictions(topology)).contradictions).toEqual(noContradictions);
  } finally {
    await topology.close();
  }
}, 90_000);
