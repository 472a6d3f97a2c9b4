import type { Estimate } from './estimate.ts';
import type { AlphaInput, Plan, Size } from './imaging.ts';
import {
  type DrawMaskInput,
  type Mask,
  type MaskFileInput,
  type MaskPictureInput,
  maskGridSide,
} from './mask.ts';
import { weighSeeds, weighStrokes } from './weigh-strokes.ts';

/** Milliseconds of one core for a megapixel of a file that comes in, and of one that is written. */
const readMs = 30;
const writeMs = 60;
/** RGBA as it was decoded, and what libvips holds of it to turn it. */
const bytesTaken = 12;

export function estimateTaking({ size }: Pick<MaskFileInput, 'size'>): Estimate {
  const pixels = size.width * size.height;
  return { ms: (pixels / 1e6) * (readMs + writeMs), bytes: pixels * bytesTaken };
}

export function estimateDrawing({ mask, size, width }: DrawMaskInput): Estimate {
  const scale = width / size.width;
  const pixels = size.width * size.height * scale ** 2;
  const { ms, bytes } = weighMask(mask, size, scale);
  return { ms: ms + (pixels / 1e6) * writeMs, bytes: bytes + pixels * 3 };
}

/** On its small grid, whatever the size of the picture. */
export function estimateMeasuring({ mask, size }: MaskPictureInput): Estimate {
  const { kind, strokes } = mask;
  return weighMask({ kind, strokes }, size, maskGridSide / Math.max(size.width, size.height));
}

/** Of a mask at a size that is to the original's as `scale` to 1. */
function weighMask({ basePath, strokes }: Mask, { width, height }: Size, scale: number): Estimate {
  const pixels = width * height;
  const base = basePath === undefined ? 0 : pixels;
  const ms = (base * readMs) / 1e6 + weighStrokes(strokes, { width, height }, scale);
  return { ms, bytes: base * 2 + pixels * scale ** 2 };
}

/** Of a step on a megapixel, the dearest (a radius) and the others in the mean. */
const stepMs = 60;
/** Of hints: the two grids, once for a plan, by the megapixel that is decoded; each solve, its reach and its edge; the alpha anew, by the megapixel. */
const gridsMs = { all: 40, megapixel: 10 };
const solveMs = 200;
const enlargeMs = 30;
/** The mask, the alpha before and after, and what a step needs beside them. */
const paintedBytes = 12;

/** What is painted in a plan, at a size that is to the original's as `scale` to 1. */
export function weighPainting(
  { masks: uses = [], alpha = [] }: Pick<Plan, 'masks' | 'alpha'>,
  masks: Readonly<Record<string, Mask>>,
  original: Size,
  scale: number,
): Estimate {
  if (uses.length === 0 && alpha.length === 0) return { ms: 0, bytes: 0 };
  const megapixels = (original.width * original.height) / 1e6;
  const painted = megapixels * scale ** 2;
  const weights = uses.map(({ mask, mode, steps = [] }) => {
    const known = masks[mask] ?? nothing;
    if (mode === 'hints') return weighHints(known, original, scale);
    const { ms, bytes } = weighMask(known, original, scale);
    return { ms: ms + steps.length * stepMs * painted, bytes };
  });
  const isHinted = uses.some(({ mode }) => mode === 'hints');
  const grids = isHinted ? gridsMs.all + gridsMs.megapixel * megapixels : 0;
  return {
    ms: weights.reduce((sum, { ms }) => sum + ms, grids + alpha.length * stepMs * painted),
    bytes: Math.max(0, ...weights.map(({ bytes }) => bytes)) + painted * 1e6 * paintedBytes,
  };
}

const nothing: Mask = { kind: 'coverage', strokes: [] };

/** One mask of hints, however large its base, and however many its strokes are. */
function weighHints({ basePath, strokes }: Mask, original: Size, scale: number): Estimate {
  const pixels = original.width * original.height;
  const base = basePath === undefined ? 0 : pixels;
  const byPixel = (base * readMs + pixels * scale ** 2 * enlargeMs) / 1e6;
  return { ms: solveMs + byPixel + weighSeeds(strokes, original), bytes: base * 2 };
}

export function estimateAlpha({ original, masks = {}, plan }: AlphaInput): Estimate {
  // A photo of middling size, where nobody has said how large it is.
  const size = original ?? { width: 4000, height: 3000 };
  const pixels = size.width * size.height;
  const { ms, bytes } = weighPainting(plan, masks, size, 1);
  return { ms: ms + (pixels / 1e6) * (readMs + cutMs + writeMs), bytes: bytes + pixels * cutBytes };
}

/** A matte enlarged to a megapixel, and the copies that a cutout holds. */
const cutMs = 30;
const cutBytes = 24;
