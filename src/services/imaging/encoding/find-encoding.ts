import { AppError } from '../../../errors.ts';
import { type Format, formats } from '../formats.ts';
import type { Plan } from '../imaging.ts';
import { type Candidates, findCandidates } from './candidates.ts';
import type { Encoded, Encoder, Measured } from './encoder.ts';
import { findMostSimilar } from './find-most-similar.ts';
import { findSmallest } from './find-smallest.ts';

/** The file that the plan's output asks for. TARGET_NOT_REACHED says the best that was. */
export async function findEncoding(
  encoder: Encoder,
  sample: Encoder | null,
  output: Plan['output'],
): Promise<Measured> {
  const { format, quality, maxBytes, minSsim } = output;
  const candidates = findCandidates(output, encoder.frames);
  if (minSsim !== undefined || maxBytes !== undefined) {
    const found = await searchWithSample(encoder, sample, candidates, output);
    if (maxBytes !== undefined && found.bytes.length > maxBytes) throw tooLarge(found, output);
    return found;
  }
  if (format === 'auto') throw new Error('expected a target with the format auto');
  const used = candidates.lossy.length > 0 ? (quality ?? fallbackQuality(formats[format], encoder)) : null;
  return { ...(await encoder.encode({ format, quality: used })), ssim: null };
}

/** Format and first quality of a large picture are found on a sample; should that format fail then, all are tried. */
async function searchWithSample(
  encoder: Encoder,
  sample: Encoder | null,
  candidates: Candidates,
  output: Plan['output'],
): Promise<Measured> {
  const narrowed =
    sample && candidates.lossy.length > 0 ? await narrow(encoder, sample, candidates, output) : candidates;
  try {
    return await search(encoder, narrowed, output);
  } catch (error) {
    if (!isNotReached(error) || narrowed === candidates || output.format !== 'auto') throw error;
    return await search(encoder, candidates, output);
  }
}

async function narrow(
  encoder: Encoder,
  sample: Encoder,
  candidates: Candidates,
  { maxBytes, ...output }: Plan['output'],
): Promise<Candidates> {
  const share = countPixels(sample) / countPixels(encoder);
  const sampleOutput = maxBytes === undefined ? output : { ...output, maxBytes: maxBytes * share };
  try {
    const { format, quality } = await search(sample, candidates, sampleOutput);
    return quality === null
      ? { ...candidates, lossy: [], lossless: [format], isFlat: true }
      : { ...candidates, lossy: [format], lossless: [], firstQuality: quality };
  } catch (error) {
    if (isNotReached(error)) return candidates;
    throw error;
  }
}

function search(encoder: Encoder, candidates: Candidates, output: Plan['output']): Promise<Measured> {
  const { quality: highest = 100, minSsim, maxBytes = Number.POSITIVE_INFINITY } = output;
  return minSsim === undefined
    ? findMostSimilar(encoder, candidates, { highest, maxBytes })
    : findSmallest(encoder, candidates, { highest, minSsim });
}

function isNotReached(error: unknown): boolean {
  return error instanceof AppError && error.code === 'TARGET_NOT_REACHED';
}

function countPixels({ frames }: Encoder): number {
  return frames.pictures.reduce((sum, { width, height }) => sum + width * height, 0);
}

function fallbackQuality({ defaultQuality }: Format, { frames }: Encoder): number | null {
  return defaultQuality?.[frames.pictures[0]!.channels === 4 ? 'transparent' : 'opaque'] ?? null;
}

function tooLarge({ format, bytes }: Encoded, { maxBytes = 0, minSsim }: Plan['output']): AppError {
  const message = `Expected at most ${maxBytes} bytes with a similarity (SSIM) of at least ${minSsim}. The smallest, a ${format}, has ${bytes.length}.`;
  return new AppError('TARGET_NOT_REACHED', message, { params: { limit: maxBytes, actual: bytes.length } });
}
