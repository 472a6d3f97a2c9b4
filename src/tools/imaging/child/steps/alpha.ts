import { takeMaskSteps } from '../../../../brush/mask-step.ts';
import { readAlpha, writeAlpha } from '../alpha-levels.ts';
import type { Picture } from '../picture.ts';
import type { CutInput } from './step.ts';

/** Does the plan's steps to the alpha that is there; nothing that the original's own alpha hides comes out by them. */
export function alpha(picture: Picture, { plan, original, source }: CutInput): Picture {
  if (!plan.alpha || plan.alpha.length === 0) return picture;
  const changed = takeMaskSteps(readAlpha(picture), plan.alpha, original);
  if (source.channels === 3) return writeAlpha(picture, changed);
  const own = readAlpha(source).data;
  const data = changed.data.map((level, at) => Math.min(level, own[at]!));
  return writeAlpha(picture, { ...changed, data });
}
