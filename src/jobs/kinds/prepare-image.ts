import type { Context } from '../../context/context.ts';
import { Image } from '../../schema/image.ts';
import { originalKey } from '../../services/image/original.ts';
import { compilePlan } from '../../services/recipe/compile-plan.ts';
import { renditionKey } from '../../services/recipe/rendition-key.ts';
import { previewRecipe, thumbnailRecipe } from '../../services/recipe/standard-recipes.ts';
import { saveRendition } from '../../services/rendition/rendition.ts';
import { createStageClock } from '../stage-clock.ts';
import type { Result, Work } from '../work.ts';
import { findJobImage } from './job-image.ts';

const recipes = [previewRecipe, thumbnailRecipe];

/** Placeholder, thumbnail and preview, from one decoding. */
export async function prepareImage(ctx: Context, { job, directory, signal, report }: Work): Promise<Result> {
  const image = await findJobImage(ctx, job);
  const clock = createStageClock(report, ['DECODING', 'ENCODING', 'STORING']);
  const { files, placeholder, times } = await ctx.storage.withFile(originalKey(image), (path) =>
    ctx.imaging.render(
      { path, plans: recipes.map(compilePlan), directory, placeholder: true },
      { signal, quick: true, onStage: clock.begin },
    ),
  );
  clock.begin('STORING');
  const made = recipes.map((recipe, i) => ({
    recipe,
    key: renditionKey(image, recipe, null),
    file: files[i]!,
  }));
  for (const { key, file } of made) await ctx.storage.putFile(key, file.path, { mimeType: file.mimeType });
  return {
    metrics: {
      outputBytes: files.reduce((sum, file) => sum + file.byteSize, 0),
      stages: clock.end(times),
    },
    async write(inner) {
      await inner.em.nativeUpdate(Image, { id: image.id }, { placeholder });
      for (const rendition of made) await saveRendition(inner, { ...rendition, image, model: null });
    },
  };
}
