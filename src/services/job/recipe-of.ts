import type { CompleteRecipe } from '../../schema/complete-recipe.ts';
import type { Job } from '../../schema/job.ts';
import { jobSpecs } from './job-spec.ts';

/** What a PROCESS_IMAGE job makes; null for any other. */
export function recipeOf({ kind, payload }: Pick<Job, 'kind' | 'payload'>): CompleteRecipe | null {
  return kind === 'PROCESS_IMAGE' ? jobSpecs.PROCESS_IMAGE.payload.parse(payload).recipe : null;
}

/** Whose collage a RENDER_COLLAGE job makes a picture of; null for any other. */
export function wishlistIdOf({ kind, payload }: Pick<Job, 'kind' | 'payload'>): string | null {
  return kind === 'RENDER_COLLAGE' ? jobSpecs.RENDER_COLLAGE.payload.parse(payload).wishlistId : null;
}
