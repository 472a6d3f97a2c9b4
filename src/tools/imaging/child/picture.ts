/** 8-bit sRGB pixels, row by row: RGB, or RGBA with colours not multiplied by alpha. */
export interface Picture {
  data: Uint8Array;
  width: number;
  height: number;
  channels: 3 | 4;
}

/** When an animation's pictures are shown. */
export interface Timing {
  /** One a picture. */
  delaysMs: number[];
  /** How often all of it is shown; 0 is for ever. */
  loop: number;
}

/** One picture or more, alike in size and channels, shown one after the other; a still one has no timing. */
export interface Frames {
  pictures: Picture[];
  timing: Timing | null;
}

/** What sharp wants to know of raw pixels. */
export function rawOptions({ width, height, channels }: Picture) {
  return { raw: { width, height, channels } };
}

/** The part of the picture inside the rectangle, which lies within it. */
export function cropPicture(
  { data, width, channels }: Picture,
  area: { x: number; y: number; width: number; height: number },
): Picture {
  const stride = area.width * channels;
  const out = new Uint8Array(stride * area.height);
  for (let row = 0; row < area.height; row++) {
    const from = ((area.y + row) * width + area.x) * channels;
    out.set(data.subarray(from, from + stride), row * stride);
  }
  return { data: out, width: area.width, height: area.height, channels };
}
