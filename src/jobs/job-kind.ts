import type { Context } from '../context/context.ts';
import { type SpecKind, specOf } from '../services/job/job-spec.ts';
import { importUrl } from './kinds/import-url.ts';
import { prepareImage } from './kinds/prepare-image.ts';
import { processImage } from './kinds/process-image.ts';
import { renderCollage } from './kinds/render-collage.ts';
import type { Result, RunJob, Work } from './work.ts';

/** What runs each kind of job. */
const runners = {
  IMPORT_URL: importUrl,
  PREPARE_IMAGE: prepareImage,
  PROCESS_IMAGE: processImage,
  RENDER_COLLAGE: renderCollage,
} satisfies { [Kind in SpecKind]: RunJob<Kind> };

export function runKind(ctx: Context, work: Omit<Work, 'payload'>): Promise<Result> {
  const { kind, payload } = work.job;
  const run = runners[kind as SpecKind] as (ctx: Context, work: Work) => Promise<Result>;
  return run(ctx, { ...work, payload: specOf(kind).payload.parse(payload) });
}
