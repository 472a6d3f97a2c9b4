import type { Levels } from '../../../brush/grid.ts';
import type { Picture } from './picture.ts';

/** The alpha of a picture, opaque where it has none. */
export function readAlpha({ data, width, height, channels }: Picture): Levels {
  const out = new Uint8Array(width * height);
  if (channels === 3) return { data: out.fill(255), width, height };
  for (let to = 0, from = 3; to < out.length; to++, from += 4) out[to] = data[from]!;
  return { data: out, width, height };
}

/** The picture with this alpha in place of its own. */
export function writeAlpha({ data, width, height, channels }: Picture, alpha: Levels): Picture {
  const out = new Uint8Array(width * height * 4);
  for (let i = 0, from = 0, to = 0; to < out.length; i++, from += channels, to += 4) {
    out[to] = data[from]!;
    out[to + 1] = data[from + 1]!;
    out[to + 2] = data[from + 2]!;
    out[to + 3] = alpha.data[i]!;
  }
  return { data: out, width, height, channels: 4 };
}

/** Levels of what is seen of the picture, hidden as far as its own alpha hides it; they are changed. */
export function hideBy({ data, channels }: Picture, levels: Levels): Levels {
  if (channels === 3) return levels;
  for (let i = 0, from = 3; from < data.length; i++, from += 4)
    levels.data[i] = Math.round((levels.data[i]! * data[from]!) / 255);
  return levels;
}

/** Levels made of an alpha in which the picture's own has its part already: nowhere more than that, and not hidden twice; they are changed. */
export function boundBy({ data, channels }: Picture, levels: Levels): Levels {
  if (channels === 3) return levels;
  for (let i = 0, from = 3; from < data.length; i++, from += 4)
    if (levels.data[i]! > data[from]!) levels.data[i] = data[from]!;
  return levels;
}
