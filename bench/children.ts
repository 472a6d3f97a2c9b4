import { cutoutRecipe, followJobs, runAtOnce, send } from './api.ts';
import { median, report } from './figures.ts';
import { readMemoryBytes } from './memory.ts';
import { type BenchServer, startBenchServer } from './server.ts';

const rounds = 3;
const pictures = 12;
const atOnce = 6;
/** Children that hold the model, and that decode and encode; the first is the default of two cores. */
const layouts = [
  [1, 2],
  [2, 2],
  [1, 3],
  [2, 3],
] as const;

/** Cutouts a second by how many children of each kind there are, against the default; servers in turn, the others idle. */
export async function measureChildren(photos: Readonly<Record<string, Uint8Array>>): Promise<void> {
  const servers = await Promise.all(
    layouts.map(([matte, render]) =>
      startBenchServer({ env: { MATTE_CHILDREN: `${matte}`, RENDER_CHILDREN: `${render}` } }),
    ),
  );
  const beds = servers.map((server) => ({ server, jobs: followJobs(server) }));
  const run = ({ server, jobs }: (typeof beds)[number], photo: Uint8Array, count: number) =>
    runAtOnce(count, atOnce, async () => jobs.wait(await send(server, photo, [cutoutRecipe])));
  for (const [name, photo] of Object.entries(photos)) {
    for (const bed of beds) await run(bed, photo, 6);
    const rates = layouts.map(() => [] as number[]);
    for (let round = 0; round < rounds; round++)
      for (const [i, bed] of beds.entries())
        rates[i]!.push((pictures / (await run(bed, photo, pictures))) * 1000);
    const medians = rates.map(median);
    report(
      `cutouts/s of ${name}, the default of two cores / the best of others`,
      medians[0]! / Math.max(...medians.slice(1)),
      { atLeast: 0.95 },
      Object.fromEntries(layouts.map(([matte, render], i) => [`${matte} + ${render}`, rates[i]!])),
    );
  }
  const bytes = servers.map((server: BenchServer) => readMemoryBytes(server) / 1e9);
  console.log('        GB afterwards:', bytes.map((one) => one.toFixed(2)).join(' '));
  for (const { server, jobs } of beds) {
    jobs.stop();
    await server.stop();
  }
}
