import { pointBytes, type Stroke } from '../../brush/stroke.ts';
import type { Estimate } from './estimate.ts';
import type { AlphaInput, Plan, Size } from './imaging.ts';
import {
  type DrawMaskInput,
  type Mask,
  type MaskFileInput,
  type MaskPictureInput,
  maskGridSide,
} from './mask.ts';

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
export function weighMask({ basePath, strokes }: Mask, { width, height }: Size, scale: number): Estimate {
  const pixels = width * height;
  const base = basePath === undefined ? 0 : pixels;
  const covered = Math.min(countCovered(strokes), mostCovered) * (Math.max(width, height) * scale) ** 2;
  const points = strokes.reduce((sum, { path }) => sum + path.length / pointBytes, 0);
  const ms = (base * readMs + covered * strokeMs) / 1e6 + points * pointMs;
  return { ms, bytes: base * 2 + pixels * scale ** 2 };
}

/** For a megapixel that strokes pass over, each time anew, and for a point. Measured: 2,000 strokes on 24 megapixels in 5 to 10 s. */
const strokeMs = 7;
const pointMs = 0.02;
/** Of squares of the longer side. What is more lies under others, and is not drawn. */
const mostCovered = 30;

/** In squares of the picture's longer side: a stroke's way and its diameter, by its diameter. */
function countCovered(strokes: readonly Stroke[]): number {
  return strokes.reduce((sum, { size, path }) => sum + (measureWay(path) + size) * size, 0);
}

// As `encodePath` writes them: 1.5 sides are 65,535 steps.
const sidesPerStep = 1.5 / 65_535;

function measureWay(path: Uint8Array): number {
  const view = new DataView(path.buffer, path.byteOffset, path.byteLength);
  let steps = 0;
  for (let at = pointBytes; at + pointBytes <= path.length; at += pointBytes) {
    steps += Math.abs(view.getUint16(at) - view.getUint16(at - pointBytes));
    steps += Math.abs(view.getUint16(at + 2) - view.getUint16(at + 2 - pointBytes));
  }
  return steps * sidesPerStep;
}

/** Of a step on a megapixel, the dearest (a radius) and the others in the mean; of hints once for a plan: two grids and a solve. */
const stepMs = 60;
const hintsMs = 250;
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
  const pixels = original.width * original.height * scale ** 2;
  const weights = uses.map(({ mask, mode, steps = [] }) => {
    if (mode === 'hints') return hintsMs;
    const known = masks[mask];
    return (known ? weighMask(known, original, scale).ms : 0) + (steps.length * stepMs * pixels) / 1e6;
  });
  const ms = weights.reduce((sum, one) => sum + one, (alpha.length * stepMs * pixels) / 1e6);
  return { ms, bytes: pixels * paintedBytes };
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
