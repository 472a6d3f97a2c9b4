import { scaleCrop } from '../../layout.ts';
import { cropPicture, type Picture } from '../picture.ts';
import type { StepInput } from './step.ts';

/** Takes away what the layout does not show: what lies around the subject, what `cover` has no room for. */
export function trim(picture: Picture, { layout, original }: StepInput): Picture {
  const { crop } = layout;
  if (crop.width === original.width && crop.height === original.height) return picture;
  return cropPicture(picture, scaleCrop(layout, original, picture));
}
