import { AppError } from '../../../../errors.ts';
import type { OutputFormat } from '../../imaging.ts';
import type { Candidates } from './candidates.ts';
import type { Encoded, Encoder, Measured } from './encoder.ts';
import { findCrossing } from './find-crossing.ts';

export interface SizeTarget {
  /** The best quality tried, 1..100. */
  highest: number;
  maxBytes: number;
}

// A format asked for is tried at its highest quality: where that fits, nothing else is encoded. Among several, where the
// dearest encodings are those of the highest quality, this is.
const usualQuality = 75;

// Of the bytes' logarithm, with one quality.
const usualSlope = 0.05;

// Nobody sees less of a difference; the smaller file is the better one then.
const equalSsim = 0.0005;

/** Of the best that fits in each format the one most like the picture. */
export async function findMostSimilar(
  encoder: Encoder,
  { lossy, lossless, isFlat, firstQuality, tolerance = 0 }: Candidates,
  { highest, maxBytes }: SizeTarget,
): Promise<Measured> {
  let smallestBytes = Number.POSITIVE_INFINITY;

  async function encode(format: OutputFormat, quality: number | null): Promise<Encoded> {
    const encoded = await encoder.encode({ format, quality });
    smallestBytes = Math.min(smallestBytes, encoded.bytes.length);
    return encoded;
  }

  async function findBest(format: OutputFormat): Promise<Encoded | null> {
    const crossing = await findCrossing({
      highest,
      first: firstQuality ?? (lossy.length === 1 ? highest : usualQuality),
      slope: usualSlope,
      // The middle of what is enough.
      aim: (-tolerance / 2) * usualSlope,
      probe: async (quality) => {
        const result = await encode(format, quality);
        return { excess: Math.log(result.bytes.length / (maxBytes + 0.5)), result };
      },
      isEnough: ({ excess }) => excess < 0 && excess > -tolerance * usualSlope,
    });
    return crossing?.below ?? null;
  }

  const fitting: Measured[] = [];
  async function add(encoded: Encoded | null): Promise<void> {
    if (!encoded || encoded.bytes.length > maxBytes) return;
    fitting.push({ ...encoded, ssim: await encoder.measure(encoded) });
  }
  for (const format of lossy) await add(await findBest(format));
  if (isFlat || (fitting.length === 0 && highest === 100))
    for (const format of lossless) await add(await encode(format, null));

  const most = Math.max(...fitting.map(({ ssim }) => ssim ?? 0));
  const [best] = fitting
    .filter(({ ssim }) => (ssim ?? 0) > most - equalSsim)
    .sort((one, other) => one.bytes.length - other.bytes.length);
  if (!best) throw notReached(maxBytes, smallestBytes);
  return best;
}

function notReached(limit: number, actual: number): AppError {
  const message = `No quality gives at most ${limit} bytes; the smallest had ${actual}.`;
  return new AppError('TARGET_NOT_REACHED', message, { params: { limit, actual } });
}
