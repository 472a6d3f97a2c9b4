import { formats } from '../../formats.ts';
import type { Picture } from '../picture.ts';
import type { StepInput } from './step.ts';

const white = '#ffffff';

/** Lays the picture on the plan's background, and on white where the format has no transparency to keep. */
export function flatten(picture: Picture, { plan }: StepInput): Picture {
  if (picture.channels === 3) return picture;
  const onBackground = plan.background ? layOn(picture, plan.background) : picture;
  const { format } = plan.output;
  return format === 'auto' || formats[format].hasAlpha || onBackground.channels === 3
    ? onBackground
    : layOn(onBackground, white);
}

/** `over` of Porter & Duff, with a colour #rrggbb or #rrggbbaa as the lower layer. RGB if that is opaque. */
function layOn({ data, width, height }: Picture, colour: string): Picture {
  const [red = 0, green = 0, blue = 0, lower = 255] = Buffer.from(colour.slice(1), 'hex');
  const channels = lower === 255 ? 3 : 4;
  const out = new Uint8Array(width * height * channels);
  for (let from = 0, to = 0; from < data.length; from += 4, to += channels) {
    const upper = data[from + 3]!;
    const below = (lower * (255 - upper)) / 255;
    const alpha = upper + below;
    const share = alpha === 0 ? 0 : upper / alpha;
    out[to] = Math.round(red + (data[from]! - red) * share);
    out[to + 1] = Math.round(green + (data[from + 1]! - green) * share);
    out[to + 2] = Math.round(blue + (data[from + 2]! - blue) * share);
    if (channels === 4) out[to + 3] = Math.round(alpha);
  }
  return { data: out, width, height, channels };
}
