import { replaceSoftColours } from '../foreground.ts';
import type { Picture } from '../picture.ts';
import type { CutInput } from './step.ts';

/** Takes the old background's colour out of the soft edge. */
export function edges(picture: Picture, { plan }: Pick<CutInput, 'plan'>): Picture {
  if (plan.cutout?.edges !== 'refined') return picture;
  const refined = { ...picture, data: new Uint8Array(picture.data) };
  replaceSoftColours(refined);
  return refined;
}
