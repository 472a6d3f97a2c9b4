import type { Context } from '../../context/context.ts';
import { Image } from '../../schema/image.ts';
import { originalKey } from '../../services/image/original.ts';
import { compilePlan } from '../../services/recipe/compile-plan.ts';
import { renditionKey } from '../../services/recipe/rendition-key.ts';
import { standardRecipes } from '../../services/recipe/standard-recipes.ts';
import { compress } from '../../services/rendition/compress.ts';
import { saveRendition } from '../../services/rendition/rendition.ts';
import { createStageClock } from '../stage-clock.ts';
import type { Result, Work } from '../work.ts';
import { findJobImage } from './job-image.ts';

/** Placeholder, thumbnail and preview, from one decoding. */
export async function prepareImage(ctx: Context, { job, directory, signal, report }: Work): Promise<Result> {
  const image = await findJobImage(ctx, job);
  const clock = createStageClock(report, ['DECODING', 'ENCODING', 'STORING']);
  const outputs = standardRecipes.map((recipe) => ({
    recipe,
    plan: compilePlan(recipe),
    key: renditionKey(image, recipe, null),
  }));
  const { files, placeholder, times } = await ctx.storage.withFile(originalKey(image), (path) =>
    compress(
      ctx,
      { path, outputs, directory, placeholder: true },
      {
        signal,
        owner: job.accountId,
        quick: true,
        onStage: clock.begin,
        onStoring: () => clock.begin('STORING'),
      },
    ),
  );
  return {
    metrics: {
      outputBytes: files.reduce((sum, file) => sum + file.byteSize, 0),
      stages: clock.end(times),
    },
    keys: outputs.map(({ key }) => key),
    async write(inner) {
      await inner.em.nativeUpdate(Image, { id: image.id }, { placeholder });
      for (const [i, { recipe, key }] of outputs.entries())
        await saveRendition(inner, { image, recipe, key, file: files[i]!, model: null });
    },
  };
}
