import { setTimeout } from 'node:timers/promises';
import { cutoutRecipe, followJobs, runAtOnce, send } from './api.ts';
import { report } from './figures.ts';
import { readMemoryBytes, watchMemory } from './memory.ts';
import type { BenchServer } from './server.ts';

const gigabyte = 1e9;
const atOnce = 4;

/** Memory of everything that was started, at its highest, and whether it grows with the number of cutouts. */
export async function measureMemory(
  server: BenchServer,
  large: Uint8Array,
  small: Uint8Array,
): Promise<void> {
  const jobs = followJobs(server);
  const stop = watchMemory(server);
  const make = (count: number, picture: Uint8Array) =>
    runAtOnce(count, atOnce, async () => jobs.wait(await send(server, picture, [cutoutRecipe])));
  await make(10, large);
  await make(40, small);
  const after50 = await readRest(server);
  await make(450, small);
  const after500 = await readRest(server);
  jobs.stop();
  report('peak memory of all processes, GB', stop() / gigabyte, { atMost: 1 }, {});
  report(
    'memory after 500 cutouts / after 50',
    after500 / after50,
    { atMost: 1.1 },
    { GB: [after50 / gigabyte, after500 / gigabyte] },
  );
}

/** What is kept when nothing is done. */
async function readRest(server: BenchServer): Promise<number> {
  await setTimeout(2000);
  return readMemoryBytes(server);
}
