// The bare pipeline: what a cutout job and its preparation do in the children, without a server around them. The same
// file and the same plans as through the API, so that the ratio of the two says what the server costs.
// Alone: node bench/bare-loop.ts [jobs]

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createImaging } from '../src/tools/imaging/create-imaging.ts';
import type { Imaging, Plan } from '../src/tools/imaging/imaging.ts';
import { runAtOnce } from './api.ts';
import { drawPhoto } from './picture.ts';

const model = 'u2netp';

export interface BareLoopOptions {
  /** Pictures to make cutouts of. */
  jobs: number;
  /** Pictures under way at once. Default: 3, one a child. */
  atOnce?: number;
  /** What a cutout job renders. */
  cutout: Plan;
  /** What the preparation of an upload renders. */
  preparation: Plan[];
}

export interface BareLoop {
  /** Milliseconds that the jobs took. */
  run(options: BareLoopOptions): Promise<number>;
  close(): Promise<void>;
}

/** Children as a server on two cores has them, with this picture as everybody's original. */
export async function openBareLoop(picture: Uint8Array): Promise<BareLoop> {
  const directory = await mkdtemp(join(tmpdir(), 'pasteup-bare-loop-'));
  const path = join(directory, 'original');
  await writeFile(path, picture);
  const imaging = await createImaging({
    modelsDir: join(directory, 'models'),
    defaultModel: model,
    matteChildren: 1,
    renderChildren: 2,
    maxPixels: 50_000_000,
    maxSide: 16_384,
    memoryBudgetBytes: 1_500_000_000,
    tempDir: directory,
    log: { info() {}, warn: console.warn, error: console.error },
  });
  return {
    run: ({ jobs, atOnce = 3, cutout, preparation }) =>
      runAtOnce(jobs, atOnce, () => processPicture(imaging, { path, directory, cutout, preparation })),
    async close() {
      await imaging.close({ timeoutMs: 0 });
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function processPicture(
  imaging: Imaging,
  {
    path,
    directory,
    cutout,
    preparation,
  }: { path: string; directory: string; cutout: Plan; preparation: Plan[] },
): Promise<void> {
  const prepared = await mkdtemp(join(directory, 'job-'));
  await imaging.inspect(path, { quick: true });
  const preparing = imaging.render(
    { path, plans: preparation, directory: prepared, placeholder: true },
    { quick: true },
  );
  const matte = await imaging.matte(path, { model, effort: 'balanced' });
  const finished = await mkdtemp(join(directory, 'job-'));
  await imaging.render({ path, plans: [cutout], matte, directory: finished });
  await preparing;
  await Promise.all([prepared, finished].map((folder) => rm(folder, { recursive: true })));
}

if (import.meta.main) {
  const jobs = Number(process.argv[2] ?? 30);
  const loop = await openBareLoop(await drawPhoto(4000, 3000));
  const cutout: Plan = {
    cutout: { edges: 'refined', effort: 'balanced' },
    resize: { width: 1600, height: 1600, fit: 'inside' },
    output: { format: 'webp' },
  };
  const preparation = [1600, 320].map(
    (side): Plan => ({
      resize: { width: side, height: side, fit: 'inside' },
      output: { format: 'webp' },
    }),
  );
  await loop.run({ jobs: 4, cutout, preparation });
  const ms = await loop.run({ jobs, cutout, preparation });
  console.log(`${((jobs / ms) * 1000).toFixed(2)} jobs/s (${jobs} jobs in ${(ms / 1000).toFixed(1)} s)`);
  await loop.close();
}
