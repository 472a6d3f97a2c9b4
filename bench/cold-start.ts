import { cutoutRecipe, followJobs, send } from './api.ts';
import { median, report } from './figures.ts';
import { startBenchServer } from './server.ts';

const rounds = 3;
const warmRuns = 5;

/** The first cutout after a start against those that follow. */
export async function measureColdStart(photo: Uint8Array): Promise<void> {
  const cold = [];
  const warm = [];
  for (let round = 0; round < rounds; round++) {
    const server = await startBenchServer();
    const jobs = followJobs(server);
    const cutout = async () => {
      const startedAt = performance.now();
      await jobs.wait(await send(server, photo, [cutoutRecipe]));
      return performance.now() - startedAt;
    };
    cold.push(await cutout());
    for (let i = 0; i < warmRuns; i++) warm.push(await cutout());
    jobs.stop();
    await server.stop();
  }
  report(
    'first cutout after a start / warm',
    median(cold) / median(warm),
    { atMost: 2.5 },
    { 'cold ms': cold, 'warm ms': warm },
  );
}
