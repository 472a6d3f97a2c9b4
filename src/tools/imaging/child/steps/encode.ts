import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formats } from '../../formats.ts';
import { hasTarget } from '../../has-target.ts';
import type { RenderedFile } from '../../imaging.ts';
import { createEncoder, type Encoder } from '../encoding/encoder.ts';
import { findEncoding } from '../encoding/find-encoding.ts';
import { takeSample } from '../encoding/sample.ts';
import type { Frames, Picture } from '../picture.ts';
import type { StepInput } from './step.ts';

/** Writes the frames as `<name>.<extension>` into the directory. `onTry` is told of each file that was made on the way. */
export async function encode(
  frames: Frames,
  { plan, layout }: StepInput,
  directory: string,
  name: string,
  onTry: () => void,
): Promise<RenderedFile> {
  const finished = { ...frames, pictures: cleanAlpha(frames.pictures) };
  const scratchPath = join(directory, `${name}.trial`);
  const sample = hasTarget(plan) ? takeSample(finished) : null;
  const { bytes, format, quality, ssim } = await findEncoding(
    tellTries(createEncoder(finished, scratchPath), onTry),
    sample && tellTries(createEncoder(sample, scratchPath), onTry),
    plan.output,
  );
  const { mimeType, extension } = formats[format];
  const path = join(directory, `${name}.${extension}`);
  await writeFile(path, bytes);
  const { width, height, channels } = finished.pictures[0]!;
  return {
    path,
    mimeType,
    width,
    height,
    byteSize: bytes.length,
    crop: layout.crop,
    hasAlpha: channels === 4,
    quality,
    ssim,
  };
}

function tellTries(encoder: Encoder, onTry: () => void): Encoder {
  return {
    ...encoder,
    async encode(way) {
      const encoded = await encoder.encode(way);
      onTry();
      return encoded;
    },
  };
}

/** RGB alone if all is opaque; else black where alpha is 0, which halves a PNG's time and bytes. */
function cleanAlpha(pictures: Picture[]): Picture[] {
  return pictures.every(isOpaque) ? pictures.map(dropAlpha) : pictures.map(blackenTransparent);
}

function isOpaque({ data, channels }: Picture): boolean {
  if (channels === 3) return true;
  for (let i = 3; i < data.length; i += 4) if (data[i] !== 255) return false;
  return true;
}

function blackenTransparent(picture: Picture): Picture {
  const data = new Uint8Array(picture.data);
  for (let i = 3; i < data.length; i += 4) if (data[i] === 0) data.fill(0, i - 3, i);
  return { ...picture, data };
}

function dropAlpha(picture: Picture): Picture {
  const { data, width, height, channels } = picture;
  if (channels === 3) return picture;
  const out = new Uint8Array(width * height * 3);
  for (let from = 0, to = 0; from < data.length; from += 4, to += 3) {
    out[to] = data[from]!;
    out[to + 1] = data[from + 1]!;
    out[to + 2] = data[from + 2]!;
  }
  return { data: out, width, height, channels: 3 };
}
