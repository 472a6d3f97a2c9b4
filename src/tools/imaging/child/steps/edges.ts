import { replaceSoftColours } from '../foreground.ts';
import { hazeLevel } from '../mask-box.ts';
import type { Picture } from '../picture.ts';
import type { StepInput } from './step.ts';

// What the model is all but sure of is made sure: haze below 10 goes, a subject at 245 is whole.
const solidLevel = 245;

/** Stretches the alpha and takes the old background's colour out of the soft edge. */
export function edges(picture: Picture, { plan }: StepInput): Picture {
  if (plan.cutout?.edges !== 'refined') return picture;
  const data = new Uint8Array(picture.data);
  const levels = Uint8Array.from({ length: 256 }, (_, alpha) => stretch(alpha));
  for (let i = 3; i < data.length; i += 4) data[i] = levels[data[i]!]!;
  const refined = { ...picture, data };
  replaceSoftColours(refined);
  return refined;
}

function stretch(alpha: number): number {
  const share = (alpha - hazeLevel) / (solidLevel - hazeLevel);
  return Math.round(Math.min(1, Math.max(0, share)) * 255);
}
