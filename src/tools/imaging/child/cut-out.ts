import type { Picture } from './picture.ts';
import { alpha } from './steps/alpha.ts';
import { cutout } from './steps/cutout.ts';
import { masks } from './steps/masks.ts';
import type { CutInput, CutStep } from './steps/step.ts';

const cutSteps: CutStep[] = [cutout, masks, alpha];

/** The picture as it was decoded with what a plan leaves of it. */
export async function cutOut(input: CutInput): Promise<Picture> {
  let picture = input.source;
  for (const step of cutSteps) picture = await step(picture, input);
  return picture;
}
