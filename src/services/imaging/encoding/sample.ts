import type { Frames, Picture } from '../picture.ts';

// A search takes some ten encodings. What it finds on so many pixels is right to one or two steps of quality.
const samplePixels = 750_000;

// Whole blocks of every encoder, AV1's of 64 included.
const bandRows = 64;

/** Bands of the picture's rows, evenly spread, on which a search costs little; null for what is small or moves. */
export function takeSample({ pictures, timing }: Frames): Frames | null {
  const [picture] = pictures;
  if (!picture || timing || picture.width * picture.height < 2 * samplePixels) return null;
  const count = Math.max(1, Math.floor(samplePixels / (picture.width * bandRows)));
  if (count * bandRows > picture.height / 2) return null;
  return { pictures: [joinBands(picture, count)], timing: null };
}

function joinBands({ data, width, height, channels }: Picture, count: number): Picture {
  const bandBytes = bandRows * width * channels;
  const out = new Uint8Array(count * bandBytes);
  const spacing = height / count;
  for (let i = 0; i < count; i++) {
    const row = Math.floor(i * spacing + (spacing - bandRows) / 2);
    const from = row * width * channels;
    out.set(data.subarray(from, from + bandBytes), i * bandBytes);
  }
  return { data: out, width, height: count * bandRows, channels };
}
