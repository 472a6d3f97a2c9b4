import { type Format, formats } from '../../formats.ts';
import type { OutputFormat, Plan } from '../../imaging.ts';
import type { Frames, Picture } from '../picture.ts';

/** What a search goes through: the formats whose quality it varies, and those that it tries without loss. */
export interface Candidates {
  lossy: OutputFormat[];
  lossless: OutputFormat[];
  /** Whether `lossless` is worth trying at all before nothing else has reached the target. */
  isFlat: boolean;
  /** What to try first, where a sample has told. */
  firstQuality?: number;
  /** So many qualities better than need be, by the usual slope, are good enough. Default: 0. */
  tolerance?: number;
}

// 0.3 to 0.5 s a megapixel and encoding, up to four of them at full size: 16 megapixels take up to 40 s, and a job has 120.
const maxAvifPixels = 16_000_000;

// Screenshots and drawings have more than 0.8 of their pixels like the one before, photographs less than 0.2.
const flatShare = 0.5;

/** The format asked for; of `auto` first the one that is smallest of most photos: then the others are soon given up. */
export function findCandidates({ format, lossless = false }: Plan['output'], frames: Frames): Candidates {
  if (format === 'auto') return choose(frames);
  const { canBeLossless, defaultQuality }: Format = formats[format];
  const isLossy = defaultQuality !== null && !(lossless && canBeLossless);
  return { lossy: isLossy ? [format] : [], lossless: isLossy ? [] : [format], isFlat: true };
}

function choose({ pictures, timing }: Frames): Candidates {
  const first = pictures[0]!;
  const isFlat = findFlatShare(first) >= flatShare;
  if (timing) return { lossy: ['webp'], lossless: ['webp'], isFlat };
  const canHold = (format: OutputFormat) => Math.max(first.width, first.height) <= formats[format].maxSide;
  const lossy: OutputFormat[] = [];
  if (first.width * first.height <= maxAvifPixels) lossy.push('avif');
  lossy.push('webp');
  if (first.channels === 3) lossy.push('jpeg');
  const lossless: OutputFormat[] = ['webp', 'png'];
  return { lossy: lossy.filter(canHold), lossless: lossless.filter(canHold), isFlat };
}

/** Of the pixels that are not wholly transparent, how many are like the one before. */
function findFlatShare({ data, channels }: Picture): number {
  let seen = 0;
  let flat = 0;
  for (let i = channels; i < data.length; i += channels) {
    if (channels === 4 && data[i + 3] === 0) continue;
    seen++;
    if (
      data[i] === data[i - channels] &&
      data[i + 1] === data[i + 1 - channels] &&
      data[i + 2] === data[i + 2 - channels]
    )
      flat++;
  }
  return seen === 0 ? 1 : flat / seen;
}
