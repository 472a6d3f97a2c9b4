import type { Context } from '../../context/context.ts';
import { inspectionOf, originalKey } from '../../services/image/original.ts';
import type { PayloadOf } from '../../services/job/job-spec.ts';
import { withMasks } from '../../services/mask/with-masks.ts';
import { compilePlan } from '../../services/recipe/compile-plan.ts';
import { modelOf } from '../../services/recipe/complete-recipe.ts';
import { matteKindOf } from '../../services/recipe/matte-kind.ts';
import { compress } from '../../services/rendition/compress.ts';
import { isMatteKept, removeBackground, saveMatte } from '../../services/rendition/remove-background.ts';
import { saveRendition } from '../../services/rendition/rendition.ts';
import { createStageClock } from '../stage-clock.ts';
import type { Result, Work } from '../work.ts';
import { findJobImage } from './job-image.ts';

/** One rendition: the matte, unless it is kept from before or the recipe needs none; then everything else. */
export async function processImage(
  ctx: Context,
  { job, payload: { recipe, keptModel }, directory, signal, report }: Work<PayloadOf<'PROCESS_IMAGE'>>,
): Promise<Result> {
  const image = await findJobImage(ctx, job);
  const key = job.renditionKey as string;
  const kind = matteKindOf(recipe);
  const isKept = keptModel !== null && (await isMatteKept(ctx, { image, model: keptModel, kind }));
  // What was promised is by the model of then, though there may be a newer one, or none here.
  const model = isKept ? keptModel : modelOf(ctx, recipe);
  const plan = compilePlan(recipe);
  const clock = createStageClock(report, [
    'DECODING',
    ...(model && !isKept ? (['SEGMENTING'] as const) : []),
    ...(plan.cutout?.edges === 'refined' ? (['REFINING'] as const) : []),
    'ENCODING',
    'STORING',
  ]);
  const original = inspectionOf(image);
  const work = { signal, owner: job.accountId, onStage: clock.begin };

  const { removed, files, times } = await ctx.storage.withFile(originalKey(image), async (path) => {
    const removed = model ? await removeBackground(ctx, { image, path, model, kind }, work) : null;
    const outputs = [{ plan, key }];
    const options = { ...work, onStoring: () => clock.begin('STORING') };
    const rendered = await withMasks(ctx, image, recipe.masks, (masks) =>
      compress(
        ctx,
        { path, original, outputs, directory, masks, ...(removed && { matte: removed.matte }) },
        options,
      ),
    );
    return { removed, ...rendered };
  });
  const file = files[0]!;
  const stored = (await removed?.store()) ?? null;
  return {
    metrics: {
      outputBytes: file.byteSize,
      stages: clock.end([...(removed?.times ?? []), ...times]),
    },
    keys: [key, ...(stored ? [stored.key] : [])],
    async write(inner) {
      if (stored) await saveMatte(inner, image, stored);
      await saveRendition(inner, {
        image,
        recipe,
        key,
        model,
        file,
        agreement: removed?.matte.agreement ?? null,
      });
    },
  };
}
