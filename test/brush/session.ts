import { measureAffinity } from '../../src/brush/affinity.ts';
import { closedFormSide, solveEdge } from '../../src/brush/closed-form.ts';
import { correctEdge } from '../../src/brush/correct-edge.ts';
import { fitLongestSide, type Plane } from '../../src/brush/grid.ts';
import { type Correction, correctMask } from '../../src/brush/hints.ts';
import { toLab } from '../../src/brush/lab.ts';
import { drawStrokes } from '../../src/brush/raster.ts';
import { resizePlane, shrinkPixels } from '../../src/brush/resample.ts';
import { resolveSide } from '../../src/brush/resolve.ts';
import type { Stroke } from '../../src/brush/stroke.ts';
import { createRandom } from '../../src/collage/random.ts';
import type { ConfusingScene } from './confuse.ts';
import { drawAsUser, measureOverlap } from './user.ts';

export function correctFor({ pixels, mask }: ConfusingScene, strokes: readonly Stroke[]): Correction {
  const grid = fitLongestSide(pixels, resolveSide);
  return correctMask(toLab(shrinkPixels(pixels, grid)), resizePlane(mask, grid), { strokes });
}

/** One user's strokes, and how much each mask overlaps the truth: before, and with every stroke more. */
export function holdSession(scene: ConfusingScene, seed: number, count: number) {
  const grid = fitLongestSide(scene.pixels, resolveSide);
  const lab = toLab(shrinkPixels(scene.pixels, grid));
  const affinity = measureAffinity(lab);
  const truth = resizePlane(scene.alpha, grid);
  const mask = resizePlane(scene.mask, grid);
  const random = createRandom(seed);
  const strokes: Stroke[] = [];
  let correction = correctMask(lab, mask, { strokes }, affinity);
  const overlaps = [measureOverlap(mask.data, truth.data)];
  while (strokes.length < count) {
    const stroke = drawAsUser(random, correction.mask, truth);
    if (!stroke) break;
    strokes.push(stroke);
    correction = correctMask(lab, mask, { strokes }, affinity);
    overlaps.push(measureOverlap(correction.mask.data, truth.data));
  }
  const asPixels = paintAsPixels(mask, strokes);
  return { strokes, overlaps, correction, ofPixels: measureOverlap(asPixels.data, truth.data), asPixels };
}

/** The same strokes as what is painted is what is. */
function paintAsPixels(mask: Plane, strokes: readonly Stroke[]): Plane {
  const canvas = Uint8Array.from(mask.data, (value) => Math.round(value * 255));
  const exact = strokes.map((one): Stroke => ({ ...one, tool: one.tool === 'KEEP' ? 'BRUSH' : 'ERASER' }));
  drawStrokes(canvas, mask, exact);
  return { ...mask, data: Float32Array.from(canvas, (level) => level / 255) };
}

/** The overlap with the truth, and the mean difference, on the finer grid: solved before, and of a session before and after solving. */
export function judgeEdges(scene: ConfusingScene, { correction }: ReturnType<typeof holdSession>) {
  const fine = fitLongestSide(scene.pixels, closedFormSide);
  const pixels = shrinkPixels(scene.pixels, fine);
  const truth = resizePlane(scene.alpha, fine).data;
  const edge = solveEdge(pixels, resizePlane(scene.mask, fine));
  const { alpha } = correctEdge(pixels, edge, correction);
  const judge = ({ data }: Plane) => ({
    overlap: measureOverlap(data, truth),
    error: data.reduce((sum, value, i) => sum + Math.abs(value - truth[i]!), 0) / truth.length,
  });
  return {
    before: judge(edge.alpha),
    unsolved: judge(resizePlane(correction.mask, fine)),
    after: judge(alpha),
  };
}
