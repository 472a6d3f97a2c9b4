import { AppError } from '../../../../errors.ts';
import { type Format, formats } from '../../formats.ts';
import type { Plan } from '../../imaging.ts';
import { type Candidates, findCandidates } from './candidates.ts';
import type { Encoder, Measured } from './encoder.ts';
import { findMostSimilar } from './find-most-similar.ts';
import { findSmallest } from './find-smallest.ts';

// Of what is large the next quality is not tried where it is likely to fail: that costs seconds. An AVIF of 48 megapixels takes
// 20 to 35 s to write and a job has 120: that must do with one, or two.
const hugePixels = 16_000_000;
const hugeTolerance = 4;
const usualTolerance = 1.2;

/** The file that the plan's output asks for. TARGET_NOT_REACHED says the best that was. */
export async function findEncoding(
  encoder: Encoder,
  sample: Encoder | null,
  output: Plan['output'],
): Promise<Measured> {
  const { format, quality, maxBytes, minSsim } = output;
  const candidates = findCandidates(output, encoder.frames);
  if (minSsim !== undefined || maxBytes !== undefined)
    return await searchWithSample(encoder, sample, candidates, output);
  if (format === 'auto') throw new Error('expected a target with the format auto');
  const used = candidates.lossy.length > 0 ? (quality ?? fallbackQuality(formats[format], encoder)) : null;
  return { ...(await encoder.encode({ format, quality: used })), ssim: null };
}

/** Format and first quality of a large picture are found on a sample; should that format fail then, the others are tried. */
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
    if (!isNotReached(error)) throw error;
    return await searchOthers(encoder, candidates, narrowed, output, error);
  }
}

/** The formats that the sample was against. If they fail too, the error that came nearer to its limit is thrown. */
async function searchOthers(
  encoder: Encoder,
  candidates: Candidates,
  tried: Candidates,
  output: Plan['output'],
  failure: AppError,
): Promise<Measured> {
  const lossy = candidates.lossy.filter((format) => !tried.lossy.includes(format));
  const lossless = candidates.lossless.filter((format) => !tried.lossless.includes(format));
  if (lossy.length + lossless.length === 0) throw failure;
  try {
    return await search(encoder, { ...candidates, lossy, lossless }, output);
  } catch (error) {
    throw isNotReached(error) && distance(failure) <= distance(error) ? failure : error;
  }
}

async function narrow(
  encoder: Encoder,
  sample: Encoder,
  candidates: Candidates,
  { maxBytes, ...output }: Plan['output'],
): Promise<Candidates> {
  const pixels = countPixels(encoder);
  const share = countPixels(sample) / pixels;
  // Where similarity is asked for, too, the full size says whether its file fits.
  const isOfSize = maxBytes !== undefined && output.minSsim === undefined;
  const sampleOutput = isOfSize ? { ...output, maxBytes: maxBytes * share } : output;
  try {
    const { format, quality } = await search(
      sample,
      { ...candidates, tolerance: usualTolerance },
      sampleOutput,
    );
    if (quality === null) return { ...candidates, lossy: [], lossless: [format], isFlat: true };
    const tolerance = pixels > hugePixels ? hugeTolerance : usualTolerance;
    // In the middle of what will be good enough.
    const better = Math.trunc(tolerance / 2) * (output.minSsim === undefined ? -1 : 1);
    const firstQuality = Math.max(1, quality + better);
    return { ...candidates, lossy: [format], lossless: [], firstQuality, tolerance };
  } catch (error) {
    if (!isNotReached(error)) throw error;
    // All of it will hardly do better: what is most likely to is tried first.
    return { ...candidates, firstQuality: output.minSsim === undefined ? 1 : (output.quality ?? 100) };
  }
}

function search(encoder: Encoder, candidates: Candidates, output: Plan['output']): Promise<Measured> {
  const { quality: highest = 100, minSsim, maxBytes = Number.POSITIVE_INFINITY } = output;
  return minSsim === undefined
    ? findMostSimilar(encoder, candidates, { highest, maxBytes })
    : findSmallest(encoder, candidates, { highest, minSsim, maxBytes });
}

function isNotReached(error: unknown): error is AppError {
  return error instanceof AppError && error.code === 'TARGET_NOT_REACHED';
}

function distance({ params }: AppError): number {
  const [limit, actual] = [Number(params.limit), Number(params.actual)];
  return Math.abs(actual - limit) / limit;
}

function countPixels({ frames }: Encoder): number {
  return frames.pictures.reduce((sum, { width, height }) => sum + width * height, 0);
}

function fallbackQuality({ defaultQuality }: Format, { frames }: Encoder): number | null {
  return defaultQuality?.[frames.pictures[0]!.channels === 4 ? 'transparent' : 'opaque'] ?? null;
}
