import { AppError } from '../../../../errors.ts';
import type { OutputFormat } from '../../imaging.ts';
import type { Candidates } from './candidates.ts';
import type { Encoded, Encoder, Measured } from './encoder.ts';
import { findCrossing } from './find-crossing.ts';

export interface SimilarityTarget {
  /** The best quality tried, 1..100. */
  highest: number;
  minSsim: number;
  maxBytes: number;
}

// Where most photographs at 0.98 end.
const usualQuality = { jpeg: 85, webp: 91, avif: 70, png: 100 } as const satisfies Record<
  OutputFormat,
  number
>;

// Of the score below, with one quality.
const usualSlope = 0.06;

/**
 * The fewest bytes that are similar enough. A format is given up as soon as a quality that is still too low takes more bytes
 * than the best found: a higher one would take more yet. Without loss is tried first for flat art, where it may be smallest,
 * else last, when nothing has reached the target.
 */
export async function findSmallest(
  encoder: Encoder,
  { lossy, lossless, isFlat, firstQuality, tolerance = 0 }: Candidates,
  target: SimilarityTarget,
): Promise<Measured> {
  let best: Measured | null = null;
  let highestSsim = 0;

  async function measure(format: OutputFormat, quality: number | null): Promise<Measured & { ssim: number }> {
    const encoded = await encoder.encode({ format, quality });
    const ssim = await encoder.measure(encoded);
    highestSsim = Math.max(highestSsim, ssim);
    return { ...encoded, ssim };
  }

  function keep(found: Measured | null): void {
    if (found && (!best || found.bytes.length < best.bytes.length)) best = found;
  }

  async function tryLossless(): Promise<void> {
    for (const format of lossless) {
      const found = await measure(format, null);
      keep(found.ssim >= target.minSsim ? found : null);
    }
  }

  async function tryLossy(format: OutputFormat): Promise<void> {
    const crossing = await findCrossing({
      highest: target.highest,
      first: firstQuality ?? usualQuality[format],
      slope: usualSlope,
      // The middle of what is enough.
      aim: (tolerance / 2) * usualSlope,
      probe: async (quality) => {
        const result = await measure(format, quality);
        const isHopeless = result.ssim < target.minSsim && best && result.bytes.length >= best.bytes.length;
        return isHopeless ? null : { excess: score(result.ssim) - score(target.minSsim), result };
      },
      isEnough: ({ excess, result }) =>
        excess >= 0 && excess < tolerance * usualSlope && result.bytes.length <= target.maxBytes,
    });
    keep(crossing?.above ?? null);
  }

  if (isFlat) await tryLossless();
  for (const format of lossy) await tryLossy(format);
  if (!best && !isFlat && target.highest === 100) await tryLossless();
  const smallest = best as Measured | null;
  if (!smallest) throw notReached(target, highestSsim);
  if (smallest.bytes.length > target.maxBytes) throw tooLarge(smallest, target);
  return smallest;
}

// On this scale similarity grows about evenly with quality, by 0.02 to 0.1 a step.
function score(ssim: number): number {
  return -Math.log(1 - ssim + 1e-6);
}

function notReached({ minSsim, highest }: SimilarityTarget, actual: number): AppError {
  const best = (Math.floor(actual * 10_000) / 10_000).toFixed(4);
  const message = `Expected a similarity (SSIM) of at least ${minSsim} from a quality of at most ${highest}. The best had ${best}.`;
  return new AppError('TARGET_NOT_REACHED', message, { params: { limit: minSsim, actual } });
}

function tooLarge({ format, bytes }: Encoded, { maxBytes, minSsim }: SimilarityTarget): AppError {
  const message = `Expected at most ${maxBytes} bytes with a similarity (SSIM) of at least ${minSsim}. The smallest has ${bytes.length}, as ${format.toUpperCase()}.`;
  return new AppError('TARGET_NOT_REACHED', message, { params: { limit: maxBytes, actual: bytes.length } });
}
