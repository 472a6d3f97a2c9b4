import { clampShare, type Plane } from '../../../../src/brush/grid.ts';

interface CutoutParts {
  picture: ImageData;
  /** The server's own, and what would have been guessed in its place; null before there is one. */
  truth: { cutout: ImageData; guess: Plane } | null;
  guess: Plane;
}

// Less than that nobody sees, and the truth stays as it is.
const leastDifference = 1 / 256;

/** The cutout as it is guessed to become: the server's, as far as the guess has not changed since. */
export function composeCutout({ picture, truth, guess }: CutoutParts): ImageData {
  const { width, height } = picture;
  const out = new ImageData(width, height);
  const pixels = new Uint32Array(out.data.buffer);
  const colours = new Uint32Array(picture.data.buffer);
  const known = truth && new Uint32Array(truth.cutout.data.buffer);
  for (let i = 0; i < pixels.length; i++) {
    const difference = truth ? guess.data[i]! - truth.guess.data[i]! : 0;
    if (known && difference < leastDifference && difference > -leastDifference) {
      pixels[i] = known[i]!;
      continue;
    }
    const before = known ? (known[i]! >>> 24) / 255 : 0;
    const alpha = clampShare(known ? before + difference : guess.data[i]!);
    // What is less than before keeps its colours, from which the background's was taken; what is more has the picture's.
    const colour = known && difference < 0 ? known[i]! : colours[i]!;
    pixels[i] = (colour & 0xffffff) | (Math.round(alpha * 255) << 24);
  }
  return out;
}
