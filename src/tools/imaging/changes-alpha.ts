import type { Plan } from './imaging.ts';

/** Whether something is hidden or painted: what is seen then is not known before the work, and of an animation only the first frame. */
export function changesAlpha({ cutout, ...plan }: Pick<Plan, 'cutout' | 'masks' | 'alpha'>): boolean {
  return cutout !== undefined || isPainted(plan);
}

/** Whether something beside the matte has a part in the alpha. */
export function isPainted({ masks = [], alpha = [] }: Pick<Plan, 'masks' | 'alpha'>): boolean {
  return masks.length > 0 || alpha.length > 0;
}
