import { createHash } from 'node:crypto';
import { measureAffinity } from '../../src/brush/affinity.ts';
import { solveEdge } from '../../src/brush/closed-form.ts';
import { correctEdge } from '../../src/brush/correct-edge.ts';
import { enlargeAlpha } from '../../src/brush/enlarge-alpha.ts';
import { correctMask } from '../../src/brush/hints.ts';
import { toLab } from '../../src/brush/lab.ts';
import { drawStrokes } from '../../src/brush/raster.ts';
import { resizePlane, shrinkPixels } from '../../src/brush/resample.ts';
import { resolvePasses } from '../../src/brush/resolve.ts';
import type { StrokeTool } from '../../src/brush/stroke.ts';
import { createRandom } from '../../src/collage/random.ts';
import { drawVase } from '../picture.ts';
import { drawRandomStroke } from './draw.ts';
import { imagineTwoPasses } from './passes.ts';

/** SHA-256 of everything that is made on the way from two passes, and hints, to an alpha at full size. */
export function digestSolution(): string {
  const { pixels: data, coverage, ...size } = drawVase(320, 240);
  const pixels = { ...size, data, channels: 3 as const };
  const truth = { ...size, data: Float32Array.from(coverage, (level) => level / 255) };
  const grid = { width: 160, height: 120 };
  const lab = toLab(shrinkPixels(pixels, grid));
  const resolved = resolvePasses(imagineTwoPasses(truth, grid, 1), lab, measureAffinity(lab));
  const fine = { width: 240, height: 180 };
  const edge = solveEdge(shrinkPixels(pixels, fine), resizePlane(resolved, fine));
  const correction = correctMask(lab, resolved, { strokes: drawSome(['KEEP', 'ERASE']) });
  const corrected = correctEdge(shrinkPixels(pixels, fine), edge, correction);
  const drawn = new Uint8Array(320 * 240);
  drawStrokes(drawn, size, drawSome(['BRUSH', 'ERASER', 'KEEP', 'ERASE']));
  const hash = createHash('sha256');
  for (const part of [lab.data, resolved.data, edge.alpha.data, correction.mask.data, corrected.alpha.data])
    hash.update(part);
  for (const part of [enlargeAlpha(pixels, edge), enlargeAlpha(pixels, corrected), drawn]) hash.update(part);
  return hash.digest('hex');
}

function drawSome(tools: readonly StrokeTool[]) {
  const random = createRandom(4);
  return Array.from({ length: 6 }, () => drawRandomStroke(random, tools));
}

if (import.meta.main) console.log(digestSolution());
