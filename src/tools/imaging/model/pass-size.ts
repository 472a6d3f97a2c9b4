import type { Size } from '../imaging.ts';

/** What u2netp halves five times has sides that are multiples of this. */
const unit = 32;
/** Below it little is recognised, and above it the network sees parts for wholes. */
const least = 160;
const most = 448;

/** The size at which a picture is shown to the model as it is, not squeezed into a square: about side × side pixels. */
export function fitPass({ width, height }: Size, side: number): Size {
  const fitSide = (ratio: number) =>
    Math.min(most, Math.max(least, unit * Math.round((side * Math.sqrt(ratio)) / unit)));
  return { width: fitSide(width / height), height: fitSide(height / width) };
}
