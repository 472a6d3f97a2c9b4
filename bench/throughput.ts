import { compilePlan } from '../src/services/recipe/compile-plan.ts';
import { previewRecipe, thumbnailRecipe } from '../src/services/recipe/standard-recipes.ts';
import { cutoutRecipe, followJobs, runAtOnce, send } from './api.ts';
import { openBareLoop } from './bare-loop.ts';
import { median, report } from './figures.ts';
import type { BenchServer } from './server.ts';

const rounds = 5;
const pictures = 16;
/** Enough that neither side ever waits for the next picture. */
const atOnce = 5;

/**
 * Pictures a second from upload to final event, against the same work in the children that one server on two cores has,
 * without a server.
 */
export async function measureThroughput(
  server: BenchServer,
  photo: Uint8Array,
  { through = 'the API', atLeast = 0.9 } = {},
): Promise<void> {
  const loop = await openBareLoop(photo);
  const jobs = followJobs(server);
  const cutout = compilePlan({
    ...previewRecipe,
    removeBackground: { model: 'u2netp', edgeTreatment: 'REFINED', quality: 'BALANCED' },
    resize: { ...cutoutRecipe.resize, fit: 'INSIDE' },
  });
  const preparation = [previewRecipe, thumbnailRecipe].map(compilePlan);
  const runBare = (count: number) => loop.run({ jobs: count, atOnce, cutout, preparation });
  const runApi = (count: number) =>
    runAtOnce(count, atOnce, async () => jobs.wait(await send(server, photo, [cutoutRecipe])));

  await runBare(4);
  await runApi(4);
  const bare: number[] = [];
  const api: number[] = [];
  for (let round = 0; round < rounds; round++) {
    bare.push((pictures / (await runBare(pictures))) * 1000);
    api.push((pictures / (await runApi(pictures))) * 1000);
  }
  jobs.stop();
  await loop.close();
  const ratios = api.map((rate, round) => rate / (bare[round] as number));
  report(
    `pictures/s through ${through} / bare loop`,
    median(ratios),
    { atLeast },
    {
      'API pictures/s': api,
      'bare pictures/s': bare,
      ratios,
    },
  );
}
