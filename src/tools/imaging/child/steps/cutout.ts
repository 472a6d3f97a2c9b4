import type { Picture } from '../picture.ts';
import { resizeLanczos } from '../pillow-lanczos.ts';
import type { StepInput } from './step.ts';

/** Gives the picture the matte as its alpha; what was transparent before stays so. */
export function cutout(picture: Picture, { plan, matte }: StepInput): Picture {
  if (!plan.cutout || !matte) return picture;
  const { data, width, height, channels } = picture;
  const grid = { data: matte.alpha, width: matte.size, height: matte.size, channels: 1 };
  const mask = resizeLanczos(grid, width, height).data;
  const out = new Uint8Array(width * height * 4);
  for (let i = 0, from = 0, to = 0; i < mask.length; i++, from += channels, to += 4) {
    out[to] = data[from]!;
    out[to + 1] = data[from + 1]!;
    out[to + 2] = data[from + 2]!;
    out[to + 3] = channels === 4 ? Math.round((mask[i]! * data[from + 3]!) / 255) : mask[i]!;
  }
  return { data: out, width, height, channels: 4 };
}
