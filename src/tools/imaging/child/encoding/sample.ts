import type { Frames, Picture } from '../picture.ts';

// A search takes some ten encodings. What it finds on so many pixels is right to two or three steps of quality.
const samplePixels = 750_000;

// A block of AV1, and whole blocks of every other encoder. Fewer, larger squares, or bands of rows, are less like the picture.
const squareSide = 64;

/** Squares evenly spread over the picture, on which a search costs little; null for what is small, narrow or moves. */
export function takeSample({ pictures, timing }: Frames): Frames | null {
  const [picture] = pictures;
  if (!picture || timing || picture.width * picture.height < 2 * samplePixels) return null;
  const scale = Math.sqrt(samplePixels / (picture.width * picture.height));
  const columns = Math.floor((picture.width * scale) / squareSide);
  const rows = Math.floor((picture.height * scale) / squareSide);
  return columns && rows ? { pictures: [joinSquares(picture, columns, rows)], timing: null } : null;
}

function joinSquares({ data, width, height, channels }: Picture, columns: number, rows: number): Picture {
  const out = new Uint8Array(columns * rows * squareSide ** 2 * channels);
  const lineBytes = squareSide * channels;
  for (let y = 0, to = 0; y < rows * squareSide; y++) {
    const fromY = middle(Math.floor(y / squareSide), rows, height) + (y % squareSide);
    for (let column = 0; column < columns; column++, to += lineBytes) {
      const from = (fromY * width + middle(column, columns, width)) * channels;
      out.set(data.subarray(from, from + lineBytes), to);
    }
  }
  return { data: out, width: columns * squareSide, height: rows * squareSide, channels };
}

/** Where the square in the middle of this part of a side begins. */
function middle(part: number, count: number, side: number): number {
  return Math.floor(((part + 0.5) * side) / count - squareSide / 2);
}
