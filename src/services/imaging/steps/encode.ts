import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../errors.ts';
import { type Format, formats } from '../formats.ts';
import type { Plan, RenderedFile } from '../imaging.ts';
import { type Picture, rawOptions } from '../picture.ts';
import { sharp } from '../sharp-in-child.ts';
import type { StepInput } from './step.ts';

type Output = Plan['output'];

/** Writes the picture as `<name>.<extension>` into the directory. */
export async function encode(
  picture: Picture,
  { plan, layout }: StepInput,
  directory: string,
  name: string,
): Promise<RenderedFile> {
  const format: Format = formats[plan.output.format];
  const finished = cleanAlpha(picture);
  const { bytes, quality } = await encodeWithin(finished, format, plan.output);
  const path = join(directory, `${name}.${format.extension}`);
  await writeFile(path, bytes);
  return {
    path,
    mimeType: format.mimeType,
    width: finished.width,
    height: finished.height,
    byteSize: bytes.length,
    crop: layout.crop,
    hasAlpha: finished.channels === 4,
    quality,
  };
}

interface Encoded {
  bytes: Uint8Array;
  quality: number | null;
}

/** The best quality that fits, by bisection over 1..`quality` on pixels that are decoded already. */
async function encodeWithin(picture: Picture, format: Format, output: Output): Promise<Encoded> {
  const { maxBytes = Number.POSITIVE_INFINITY } = output;
  const lossless = Boolean(output.lossless && format.canBeLossless);
  const fallback = format.defaultQuality?.[picture.channels === 4 ? 'transparent' : 'opaque'];
  if (fallback === undefined || lossless) {
    const bytes = await encodeAt(picture, format, 100, lossless);
    if (bytes.length > maxBytes) throw targetNotReached(maxBytes, bytes.length);
    return { bytes, quality: null };
  }
  if (output.maxBytes === undefined) {
    const quality = output.quality ?? fallback;
    return { bytes: await encodeAt(picture, format, quality, false), quality };
  }
  return await findBest(
    (quality) => encodeAt(picture, format, quality, false),
    output.quality ?? 100,
    maxBytes,
  );
}

async function findBest(
  encodeQuality: (quality: number) => Promise<Uint8Array>,
  highest: number,
  maxBytes: number,
): Promise<Encoded> {
  const top = await encodeQuality(highest);
  if (top.length <= maxBytes) return { bytes: top, quality: highest };
  let best: Encoded | null = null;
  let smallest = top.length;
  let [low, high] = [1, highest - 1];
  while (low <= high) {
    const quality = Math.floor((low + high) / 2);
    const bytes = await encodeQuality(quality);
    smallest = Math.min(smallest, bytes.length);
    if (bytes.length <= maxBytes) {
      best = { bytes, quality };
      low = quality + 1;
    } else high = quality - 1;
  }
  if (!best) throw targetNotReached(maxBytes, smallest);
  return best;
}

async function encodeAt(
  picture: Picture,
  format: Format,
  quality: number,
  lossless: boolean,
): Promise<Buffer> {
  return await format.encode(sharp(picture.data, rawOptions(picture)), { quality, lossless }).toBuffer();
}

/** RGB alone if all is opaque; else black where alpha is 0, which halves a PNG's time and bytes. */
function cleanAlpha(picture: Picture): Picture {
  if (picture.channels === 3) return picture;
  const data = new Uint8Array(picture.data);
  let isOpaque = true;
  for (let i = 3; i < data.length; i += 4) {
    if (data[i] === 255) continue;
    isOpaque = false;
    if (data[i] === 0) data.fill(0, i - 3, i);
  }
  return isOpaque ? dropAlpha(picture) : { ...picture, data };
}

function dropAlpha({ data, width, height }: Picture): Picture {
  const out = new Uint8Array(width * height * 3);
  for (let from = 0, to = 0; from < data.length; from += 4, to += 3) {
    out[to] = data[from]!;
    out[to + 1] = data[from + 1]!;
    out[to + 2] = data[from + 2]!;
  }
  return { data: out, width, height, channels: 3 };
}

function targetNotReached(limit: number, actual: number): AppError {
  const message = `No quality gives at most ${limit} bytes; the smallest had ${actual}.`;
  return new AppError('TARGET_NOT_REACHED', message, { params: { limit, actual } });
}
