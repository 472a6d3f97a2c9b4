import { measureAffinity } from '../src/brush/affinity.ts';
import { closedFormSide, solveEdge } from '../src/brush/closed-form.ts';
import { enlargeAlpha } from '../src/brush/enlarge-alpha.ts';
import { clampShare, fitLongestSide, type GridSize, type Plane } from '../src/brush/grid.ts';
import { toLab } from '../src/brush/lab.ts';
import { resizePlane, shrinkPixels } from '../src/brush/resample.ts';
import { resolvePasses, resolveSide } from '../src/brush/resolve.ts';
import { imagineTwoPasses } from '../test/brush/passes.ts';
import { drawVase } from '../test/picture.ts';
import { median, report } from './figures.ts';

const rounds = 15;

/** CPU ms of what makes a model's answers an alpha at full size, one step after the other, on a picture of 2 megapixels. */
export async function measureBrush(): Promise<void> {
  const { pixels: data, coverage, ...size } = drawVase(1633, 1225);
  const pixels = { ...size, data, channels: 3 as const };
  const truth = { ...size, data: Float32Array.from(coverage, (level) => level / 255) };
  const grid = fitLongestSide(size, resolveSide);
  const fine = fitLongestSide(size, closedFormSide);
  const passes = imagineTwoPasses(truth, grid, 1);
  // As unsure as passes can be: every cell has to be solved.
  const unsure = [0.3, 0.7].map((value) => ({ ...grid, data: passes[0].data.map(() => value) }));

  const [small, shrinking] = time(() => shrinkPixels(pixels, grid));
  const [lab, converting] = time(() => toLab(small));
  const [affinity, comparing] = time(() => measureAffinity(lab));
  const [resolved, resolving] = time(() => resolvePasses(passes, lab, affinity));
  const [, resolvingAll] = time(() => resolvePasses(unsure, lab, affinity));
  const [shrunk, shrinkingLess] = time(() => shrinkPixels(pixels, fine));
  const [edge, solving] = time(() => solveEdge(shrunk, resizePlane(resolved, fine)));
  const [wide, solvingWide] = time(() => solveEdge(shrunk, drawWideEdge(fine)));
  const [, enlarging] = time(() => enlargeAlpha(pixels, edge, shrunk));

  report(
    'brush: CPU ms of resolving when nothing is sure',
    median(resolvingAll),
    { atMost: 90 },
    {
      'the vase': [median(resolving)],
      'for either, shrinking, Lab, affinity': [shrinking, converting, comparing].map(median),
    },
  );
  report(
    'brush: CPU ms of the closed form where the band is wide',
    median(solvingWide),
    { atMost: 110 },
    {
      'the vase': [median(solving)],
      'share of the band, of the vase': [wide.bandShare, edge.bandShare],
      shrinking: [median(shrinkingLess)],
    },
  );
  report('brush: CPU ms of the full size', median(enlarging), { atMost: 80 }, { all: enlarging });
}

/** A mask of which not much less than a quarter is neither one nor the other. */
function drawWideEdge({ width, height }: GridSize): Plane {
  const data = Float32Array.from({ length: width * height }, (_, at) =>
    clampShare(((at % width) / width - 0.5) / 0.23 + 0.5),
  );
  return { data, width, height };
}

function time<Result>(run: () => Result): [Result, number[]] {
  const times: number[] = [];
  for (;;) {
    const before = process.cpuUsage();
    const result = run();
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1000);
    if (times.length === rounds) return [result, times];
  }
}
