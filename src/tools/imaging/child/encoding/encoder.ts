import { rm, writeFile } from 'node:fs/promises';
import type { OutputFormat } from '../../imaging.ts';
import type { Frames, Picture } from '../picture.ts';
import { sharp } from '../sharp-in-child.ts';
import { measureSsim } from '../ssim.ts';
import { alignFrames } from './align-frames.ts';
import { writers } from './writers.ts';

// Of what has more a part is compared, of an animation a part of each frame and of the next one another part: 120 ms a
// megapixel, twice that with transparency.
const maxComparedPixels = { still: 4_000_000, animation: 8_000_000 };

/** One way to write the frames. */
export interface Way {
  format: OutputFormat;
  /** 1..100; null is without loss. */
  quality: number | null;
}

/** A file in memory. */
export interface Encoded extends Way {
  bytes: Uint8Array;
}

/** With its similarity to the frames, or null if that was not asked for. */
export interface Measured extends Encoded {
  ssim: number | null;
}

/** Writes the same frames in as many ways as are wanted, and tells how like them the result is. */
export interface Encoder {
  readonly frames: Frames;
  encode(way: Way): Promise<Encoded>;
  /** Similarity of the file, decoded as its viewer will, to the frames; of an animation that of its worst frame. */
  measure(encoded: Encoded): Promise<number>;
}

/** `scratchPath` is a file that may be written over and is gone after each measurement. */
export function createEncoder(frames: Frames, scratchPath: string): Encoder {
  const { pictures, timing } = frames;
  const { data: only, width, height, channels } = pictures[0]!;
  const strip = pictures.length === 1 ? only : Buffer.concat(pictures.map(({ data }) => data));
  const raw = {
    width,
    height: height * pictures.length,
    channels,
    ...(timing && { pageHeight: height }),
  };

  const maxPixels = maxComparedPixels[timing ? 'animation' : 'still'] / pictures.length;

  async function encode({ format, quality }: Way): Promise<Encoded> {
    const options = { quality: quality ?? 100, lossless: quality === null, timing };
    return { format, quality, bytes: await writers[format](sharp(strip, { raw }), options).toBuffer() };
  }

  // Through a file, because the loaders of bytes in memory stay shut in a child.
  async function measure({ bytes }: Encoded): Promise<number> {
    await writeFile(scratchPath, bytes);
    try {
      const decoded = await decode();
      const similarities = pictures.map((picture, phase) =>
        measureSsim(picture, decoded[phase]!, { maxPixels, phase }),
      );
      return Math.min(...similarities);
    } finally {
      await rm(scratchPath, { force: true });
    }
  }

  /** One picture for each of ours. */
  async function decode(): Promise<Picture[]> {
    const file = sharp(scratchPath, { limitInputPixels: false, ...(timing && { pages: -1 }) });
    const { delay = [] } = await file.metadata();
    const data = await (channels === 4 ? file.ensureAlpha() : file.removeAlpha())
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer();
    const frameBytes = width * height * channels;
    const pictureAt = (index: number): Picture => ({
      data: data.subarray(index * frameBytes, (index + 1) * frameBytes),
      width,
      height,
      channels,
    });
    return timing ? alignFrames(timing.delaysMs, delay).map(pictureAt) : [pictureAt(0)];
  }

  return { frames, encode, measure };
}
