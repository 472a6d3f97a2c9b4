import type { Context } from '../../context/context.ts';
import { originalKey } from '../../services/image/original.ts';
import type { PayloadOf } from '../../services/job/job-spec.ts';
import { compilePlan } from '../../services/recipe/compile-plan.ts';
import { modelOf } from '../../services/recipe/complete-recipe.ts';
import { findMatte, saveMatte, storeMatte } from '../../services/rendition/matte.ts';
import { saveRendition } from '../../services/rendition/rendition.ts';
import { hasTarget } from '../../tools/imaging/has-target.ts';
import { createStageClock } from '../stage-clock.ts';
import type { Result, Work } from '../work.ts';
import { findJobImage } from './job-image.ts';

/** One rendition: the matte, unless it is kept from before or the recipe needs none; then everything else. */
export async function processImage(
  ctx: Context,
  { job, payload: { recipe }, directory, signal, report }: Work<PayloadOf<'PROCESS_IMAGE'>>,
): Promise<Result> {
  const image = await findJobImage(ctx, job);
  const key = job.renditionKey as string;
  const model = modelOf(ctx, recipe);
  const plan = compilePlan(recipe);
  const clock = createStageClock(report, [
    'DECODING',
    ...(model ? (['SEGMENTING'] as const) : []),
    ...(plan.cutout?.edges === 'refined' ? (['REFINING'] as const) : []),
    'ENCODING',
    'STORING',
  ]);
  const options = { signal, onStage: clock.begin };

  const kept = model ? await findMatte(ctx, image, model) : null;
  const { matte, files, times } = await ctx.storage.withFile(originalKey(image), async (path) => {
    const matte =
      kept ??
      (plan.cutout
        ? await ctx.imaging.matte(path, { ...options, model: recipe.removeBackground!.model })
        : null);
    const input = { path, plans: [plan], directory, ...(matte && { matte }) };
    return { matte, ...(await ctx.imaging.render(input, { ...options, quick: !matte && !hasTarget(plan) })) };
  });
  const file = files[0]!;
  clock.begin('STORING');
  const fresh =
    matte && !kept && model ? { model, matte, key: await storeMatte(ctx, image, model, matte) } : null;
  await ctx.storage.putFile(key, file.path, { mimeType: file.mimeType });
  return {
    metrics: { outputBytes: file.byteSize, stages: clock.end([...(matte?.times ?? []), ...times]) },
    async write(inner) {
      if (fresh) await saveMatte(inner, image, fresh);
      await saveRendition(inner, { image, recipe, key, model, file });
    },
  };
}
