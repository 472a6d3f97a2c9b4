import { setTimeout as pause } from 'node:timers/promises';
import { cutoutRecipe, followJobs, send } from './api.ts';
import { median, quantile, report } from './figures.ts';
import type { BenchServer } from './server.ts';

const queries = 300;
const thumbnails = 7;
const queuedCutouts = 20;

/** What others feel while cutouts fill the machine: the page's own small questions, and the next thumbnail. */
export async function measureLatency(
  server: BenchServer,
  large: Uint8Array,
  small: Uint8Array,
): Promise<void> {
  const jobs = followJobs(server);
  const thumbnail = async () => {
    const startedAt = performance.now();
    await jobs.wait(await send(server, small, []));
    return performance.now() - startedAt;
  };
  const repeat = async (count: number, work: () => Promise<number>) => {
    const values = [];
    for (let i = 0; i < count; i++) values.push(await work());
    return values;
  };
  const queue = async (count: number) => {
    const sent = [];
    for (let i = 0; i < count; i++) sent.push(await send(server, large, [cutoutRecipe]));
    return sent;
  };

  await repeat(3, thumbnail);
  const idleThumbnails = await repeat(thumbnails, thumbnail);
  const idleQueries = await repeat(queries, () => askTrivially(server));

  const sent = await queue(queuedCutouts);
  const busyThumbnails = await repeat(thumbnails, thumbnail);
  await server.readMetrics();
  const busyQueries = await repeat(queries, () => askTrivially(server));
  const lag = (await server.readMetrics()).nodejs_eventloop_lag_p99_seconds ?? Number.NaN;
  for (const one of sent) await jobs.wait(one);
  jobs.stop();

  report(
    'thumbnail latency with 20 cutouts queued / idle',
    median(busyThumbnails) / median(idleThumbnails),
    { atMost: 3 },
    {
      'busy ms': busyThumbnails,
      'idle ms': idleThumbnails,
    },
  );
  report(
    'trivial query p95 while saturated / idle',
    quantile(busyQueries, 0.95) / quantile(idleQueries, 0.95),
    { atMost: 5 },
    {
      'busy p50 p95 max ms': [0.5, 0.95, 1].map((share) => quantile(busyQueries, share)),
      'idle p50 p95 max ms': [0.5, 0.95, 1].map((share) => quantile(idleQueries, share)),
    },
  );
  report('event-loop delay p99 while saturated, ms', lag * 1000, { atMost: 20 }, {});
}

async function askTrivially({ client }: BenchServer): Promise<number> {
  await pause(5);
  const startedAt = performance.now();
  await client.get('{ viewer { id } }');
  return performance.now() - startedAt;
}
