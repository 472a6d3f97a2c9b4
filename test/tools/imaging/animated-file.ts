import { readFile } from 'node:fs/promises';
import sharp from 'sharp';

/** A frame of a GIF as it is stored: a part of the canvas and what becomes of it afterwards. */
export interface GifFrame {
  x?: number;
  y?: number;
  width: number;
  height: number;
  /** Palette indices 0..127, row by row. */
  indices: Uint8Array;
  delayMs: number;
  disposal?: 'keep' | 'background' | 'previous';
  /** The index that shows what was there before. */
  transparent?: number;
}

export interface GifOptions {
  width: number;
  height: number;
  frames: GifFrame[];
  /** How often all of it is shown, 0 for ever; 1 is written by leaving the loop out. */
  loop?: number;
}

const disposals = { keep: 1, background: 2, previous: 3 } as const;

/** The colour of a palette index: two bits of red, three of green, two of blue. */
export function colourOf(index: number): [number, number, number] {
  return [(index >> 5) * 85, ((index >> 2) & 7) * 36, (index & 3) * 85];
}

/** A GIF89a with the palette of `colourOf`. */
export function makeGif({ width, height, frames, loop = 0 }: GifOptions): Buffer {
  const header = Buffer.alloc(13);
  header.write('GIF89a', 'latin1');
  header.writeUInt16LE(width, 6);
  header.writeUInt16LE(height, 8);
  // A global palette of 2 ** 7 colours.
  header[10] = 0xf6;
  const palette = Buffer.from(Array.from({ length: 128 }, (_, index) => colourOf(index)).flat());
  const repeats = Buffer.from('\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0', 'latin1');
  repeats.writeUInt16LE(Math.max(0, loop - 1), 16);
  return Buffer.concat([
    header,
    palette,
    ...(loop === 1 ? [] : [repeats]),
    ...frames.map(writeFrame),
    Buffer.of(0x3b),
  ]);
}

function writeFrame(frame: GifFrame): Buffer {
  const { x = 0, y = 0, width, height, indices, delayMs, disposal = 'keep', transparent } = frame;
  const control = Buffer.from([0x21, 0xf9, 4, 0, 0, 0, transparent ?? 0, 0]);
  control[3] = (disposals[disposal] << 2) | (transparent === undefined ? 0 : 1);
  control.writeUInt16LE(delayMs / 10, 4);
  const descriptor = Buffer.alloc(10);
  descriptor[0] = 0x2c;
  for (const [at, value] of [x, y, width, height].entries()) descriptor.writeUInt16LE(value, 1 + at * 2);
  return Buffer.concat([control, descriptor, Buffer.of(7), writeUncompressed(indices), Buffer.of(0)]);
}

// LZW whose codes stay 8 bits wide: 128 clears the table before it has grown to 256, 129 ends.
function writeUncompressed(indices: Uint8Array): Buffer {
  const codes: number[] = [];
  for (let i = 0; i < indices.length; i++) {
    if (i % 120 === 0) codes.push(128);
    codes.push(indices[i]!);
  }
  codes.push(129);
  const blocks = [];
  for (let i = 0; i < codes.length; i += 255) {
    const block = codes.slice(i, i + 255);
    blocks.push(Buffer.of(block.length, ...block));
  }
  return Buffer.concat(blocks);
}

/** What a viewer shows of the GIF, frame after frame: RGBA. */
export function playGif({ width, height, frames }: GifOptions): Uint8Array[] {
  let canvas = new Uint8Array(width * height * 4);
  return frames.map((frame) => {
    const before = new Uint8Array(canvas);
    const { x: left = 0, y: top = 0, disposal = 'keep' } = frame;
    const place = (row: number, column: number) => ((top + row) * width + left + column) * 4;
    for (const [i, index] of frame.indices.entries()) {
      const at = place(Math.floor(i / frame.width), i % frame.width);
      if (index !== frame.transparent) canvas.set([...colourOf(index), 255], at);
    }
    const shown = new Uint8Array(canvas);
    if (disposal === 'previous') canvas = before;
    if (disposal === 'background') {
      for (let row = 0; row < frame.height; row++) canvas.fill(0, place(row, 0), place(row, frame.width));
    }
    return shown;
  });
}

export interface Movie {
  width: number;
  height: number;
  /** RGBA, frame after frame. */
  frames: Uint8Array[];
  delaysMs: number[];
  /** As the file says it, 0 for ever. */
  loop: number;
}

/** A disc on a shaded ground, or on nothing, that moves to the right. */
export function drawMovie(
  count: number,
  { width = 160, height = 120, transparent = false } = {},
): Uint8Array[] {
  return Array.from({ length: count }, (_, frame) => {
    const pixels = new Uint8Array(width * height * 4);
    const centre = width * (0.25 + (0.5 * frame) / Math.max(1, count - 1));
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const distance = Math.hypot(x - centre, y - height / 2);
        const share = Math.min(1, Math.max(0, height / 4 - distance + 0.5));
        const shade = 90 + (100 * y) / height + 20 * Math.sin(x / 3);
        const ground = [shade, shade * 0.9, shade * 0.7];
        const disc = [200 - distance, 60 + distance, 40];
        const at = (y * width + x) * 4;
        for (let channel = 0; channel < 3; channel++) {
          const back = transparent ? disc[channel]! : ground[channel]!;
          pixels[at + channel] = Math.round(back + (disc[channel]! - back) * share);
        }
        pixels[at + 3] = transparent ? Math.round(share * 255) : 255;
      }
    }
    return pixels;
  });
}

/** The movie as a lossless WebP, written by libwebp. */
export async function makeWebpMovie({ width, height, frames, delaysMs, loop }: Movie): Promise<Buffer> {
  const raw = { width, height: height * frames.length, channels: 4, pageHeight: height } as const;
  return await sharp(Buffer.concat(frames), { raw })
    .webp({ lossless: true, exact: true, delay: delaysMs, loop })
    .toBuffer();
}

/** A WebP file as a viewer shows it. */
export async function readMovie(path: string): Promise<Movie> {
  const { data, info } = await sharp(path, { pages: -1 })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { pages = 1, delay = [], height } = await sharp(path).metadata();
  const frameBytes = info.width * height * 4;
  const frames = Array.from({ length: pages }, (_, i) => data.subarray(i * frameBytes, (i + 1) * frameBytes));
  const bytes = await readFile(path);
  const at = bytes.indexOf('ANIM');
  return {
    width: info.width,
    height,
    frames,
    delaysMs: delay,
    loop: at < 0 ? 0 : bytes.readUInt16LE(at + 12),
  };
}

/** A WebP whose `count` frames of one pixel stand on a canvas as large as it says. */
export async function makeSparseWebp(width: number, height: number, count: number): Promise<Buffer> {
  const pixel = { create: { width: 1, height: 1, channels: 3, background: '#123456' } } as const;
  const still = await sharp(pixel).webp({ lossless: true }).toBuffer();
  // RIFF, size, WEBP, then the one chunk with the pixel.
  const picture = still.subarray(12);
  const frame = Buffer.alloc(24 + picture.length);
  frame.write('ANMF', 'latin1');
  frame.writeUInt32LE(frame.length - 8, 4);
  frame.writeUIntLE(100, 20, 3);
  picture.copy(frame, 24);
  const header = Buffer.alloc(30 + 14);
  header.write('RIFF', 'latin1');
  header.writeUInt32LE(header.length - 8 + frame.length * count, 4);
  header.write('WEBPVP8X', 8, 'latin1');
  header.writeUInt32LE(10, 16);
  // Animated.
  header[20] = 2;
  header.writeUIntLE(width - 1, 24, 3);
  header.writeUIntLE(height - 1, 27, 3);
  header.write('ANIM', 30, 'latin1');
  header.writeUInt32LE(6, 34);
  return Buffer.concat([header, ...Array.from({ length: count }, () => frame)]);
}

/** Peak signal to noise, dB, of RGB where it is seen: weighed by the first one's alpha. */
export function measurePsnr(one: Uint8Array, other: Uint8Array): number {
  let sum = 0;
  let weight = 0;
  for (let i = 0; i < one.length; i += 4) {
    const share = one[i + 3]! / 255;
    for (let channel = 0; channel < 3; channel++)
      sum += share * (one[i + channel]! - other[i + channel]!) ** 2;
    weight += share * 3;
  }
  return 10 * Math.log10(255 ** 2 / (sum / weight));
}
