import { takeMaskSteps } from '../../../../brush/mask-step.ts';
import { boundBy, readAlpha, writeAlpha } from '../alpha-levels.ts';
import type { Picture } from '../picture.ts';
import type { CutInput } from './step.ts';

/** Does the plan's steps to the alpha that is there; nothing that the original's own alpha hides comes out by them. */
export function alpha(picture: Picture, { plan, original, source }: CutInput): Picture {
  if (!plan.alpha || plan.alpha.length === 0) return picture;
  const changed = takeMaskSteps(readAlpha(picture), plan.alpha, original);
  return writeAlpha(picture, boundBy(source, changed));
}
