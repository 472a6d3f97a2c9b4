import type { MatteEffort } from '../imaging.ts';

/** Of 255: up to `haze` an alpha is nothing, from `solid` on it is whole. */
export interface Levels {
  haze: number;
  solid: number;
}

/** A model is never quite sure of the background: 1..10 is haze that nobody sees. */
const byDefault: Levels = { haze: 10, solid: 245 };

/** What refined edges make sure of, by what made the matte; a solved one has been stretched where it was enlarged. */
const byEffort: Record<MatteEffort, Levels> = {
  // A small pass is unsure of more: .2 and .8.
  fast: { haze: 51, solid: 204 },
  balanced: { haze: 4, solid: 251 },
  best: { haze: 4, solid: 251 },
};

export function levelsOf({ effort }: { effort?: MatteEffort } = {}): Levels {
  return effort ? byEffort[effort] : byDefault;
}

/** What a matte of this effort is all but sure of made sure, in place. */
export function stretchLevels(data: Uint8Array, cutout: { effort?: MatteEffort }): void {
  const { haze, solid } = levelsOf(cutout);
  const stretched = Uint8Array.from({ length: 256 }, (_, alpha) => {
    const share = (alpha - haze) / (solid - haze);
    return Math.round(Math.min(1, Math.max(0, share)) * 255);
  });
  for (let i = 0; i < data.length; i++) data[i] = stretched[data[i]!]!;
}
