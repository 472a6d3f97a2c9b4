import { type Picture, rawOptions } from '../picture.ts';
import { sharp } from '../sharp-in-child.ts';
import type { StepInput } from './step.ts';

const transparent = { r: 0, g: 0, b: 0, alpha: 0 };

/** Scales to the layout's content and lays it on its canvas, which is transparent where nothing covers it. */
export async function resize(picture: Picture, { layout }: StepInput): Promise<Picture> {
  const { content, canvas } = layout;
  const hasContentSize = picture.width === content.width && picture.height === content.height;
  const isPadded = canvas.width !== content.width || canvas.height !== content.height;
  if (hasContentSize && !isPadded) return picture;
  const scaled = sharp(picture.data, rawOptions(picture)).resize(content.width, content.height, {
    fit: 'fill',
  });
  const padded = isPadded
    ? scaled.ensureAlpha().extend({
        left: canvas.left,
        top: canvas.top,
        right: canvas.width - content.width - canvas.left,
        bottom: canvas.height - content.height - canvas.top,
        background: transparent,
      })
    : scaled;
  const { data, info } = await padded.raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: info.channels as 3 | 4 };
}
