import { closedFormSide, solveEdge } from '../src/brush/closed-form.ts';
import { correctEdge } from '../src/brush/correct-edge.ts';
import { drawManyStrokes } from '../src/brush/draw-many.ts';
import { fitLongestSide, type GridSize } from '../src/brush/grid.ts';
import { correctMask } from '../src/brush/hints.ts';
import { toLab } from '../src/brush/lab.ts';
import { resizePlane, shrinkPixels } from '../src/brush/resample.ts';
import { resolveSide } from '../src/brush/resolve.ts';
import { encodePath, type Stroke } from '../src/brush/stroke.ts';
import { createRandom } from '../src/collage/random.ts';
import { composeConfusing } from '../test/brush/confuse.ts';
import { average } from '../test/brush/judge.ts';
import { holdSession, judgeEdges } from '../test/brush/session.ts';
import { measureCpu, median, report } from './figures.ts';

const rounds = 5;
const sizes = [
  { width: 480, height: 320 },
  { width: 1600, height: 1067 },
  { width: 6000, height: 4000 },
];

/** CPU ms of drawing and of a correction, and what corrections are worth. */
export async function measureStrokes(): Promise<void> {
  await measureDrawing();
  await measureCorrecting();
  measureMending();
}

async function measureDrawing(): Promise<void> {
  const table: Record<string, number[]> = {};
  for (const hardness of [1, 0.8, 0.3]) {
    const strokes = drawMany(hardness);
    const medians: number[] = [];
    for (const size of sizes) medians.push(median(await repeat(() => drawOn(size, strokes))));
    table[`hardness ${hardness}, at 480, 1600 and 6000 pixels`] = medians;
  }
  const [, soft] = Object.values(table);
  report('brush: CPU ms of 500 strokes at 24 MP, hardness .8', soft![2]!, { atMost: 1200 }, table);
}

function drawOn(size: GridSize, strokes: readonly Stroke[]): void {
  drawManyStrokes(new Uint8Array(size.width * size.height), size, strokes);
}

/** 24 points each, radius .5 to 3 % of the longer side, as long as 14 radii. */
function drawMany(hardness: number): Stroke[] {
  const random = createRandom(1);
  return Array.from({ length: 500 }, (_, index) => {
    const radius = 0.005 + 0.025 * random();
    let [x, y, turn] = [random(), random(), random() * 2 * Math.PI];
    const points: number[] = [];
    for (let count = 0; count < 24; count++) {
      points.push(x, y);
      turn += random() - 0.5;
      x += Math.cos(turn) * radius * 0.6;
      y += Math.sin(turn) * radius * 0.6 * 1.5;
    }
    return {
      tool: index % 3 === 2 ? 'ERASER' : 'BRUSH',
      size: radius * 2,
      hardness,
      path: encodePath(points),
    };
  });
}

async function measureCorrecting(): Promise<void> {
  const scene = composeConfusing(4, { width: 1600, height: 1200 });
  const { strokes } = holdSession(scene, 4, 5);
  const grid = fitLongestSide(scene.pixels, resolveSide);
  const fine = fitLongestSide(scene.pixels, closedFormSide);
  const [small, pixels] = [shrinkPixels(scene.pixels, grid), shrinkPixels(scene.pixels, fine)];
  const mask = resizePlane(scene.mask, grid);
  const edge = solveEdge(pixels, resizePlane(mask, fine));
  const correction = correctMask(toLab(small), mask, { strokes });
  report(
    'brush: CPU ms of correcting a mask by five strokes',
    median(await repeat(() => correctMask(toLab(small), mask, { strokes }))),
    { atMost: 130 },
    {
      'its edge, and that of the whole picture': [
        median(await repeat(() => correctEdge(pixels, edge, correction))),
        median(await repeat(() => solveEdge(pixels, resizePlane(mask, fine)))),
      ],
      'one stroke': [
        median(await repeat(() => correctMask(toLab(small), mask, { strokes: strokes.slice(0, 1) }))),
      ],
    },
  );
}

/** Imagined users on drawn pictures of which the mask is wrong: a third of the subject missing, a thing too many. */
function measureMending(): void {
  const judged = Array.from({ length: 20 }, (_, index) => {
    const scene = composeConfusing(index + 1);
    const session = holdSession(scene, index + 1, 5);
    return { ...session, ...judgeEdges(scene, session) };
  });
  const after = (count: number) =>
    average(judged.map(({ overlaps }) => overlaps[Math.min(count, overlaps.length - 1)]!));
  const ofPixels = average(judged.map((one) => one.ofPixels));
  const worse = judged.flatMap(({ overlaps }) =>
    overlaps.filter((one, i) => i > 0 && one < overlaps[i - 1]! - 0.01),
  );
  report(
    'brush: IoU that five strokes of hints add',
    after(5) - after(0),
    { atLeast: 0.12 },
    {
      'mean of 20 after 0, 1 … 5 strokes': [0, 1, 2, 3, 4, 5].map(after),
      'strokes that took more than a point': [worse.length],
      'mean difference of the solved edge, before and after': [
        average(judged.map(({ before }) => before.error)),
        average(judged.map((one) => one.after.error)),
      ],
    },
  );
  report(
    'brush: … and more than the same strokes as pixels',
    after(5) - ofPixels,
    { atLeast: 0.03 },
    {
      'of pixels': [ofPixels],
    },
  );
}

async function repeat(run: () => void): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) times.push(await measureCpu(async () => run()));
  return times;
}
