import { locate } from '../../../../brush/between.ts';
import { findEdge } from '../../../../brush/closed-form.ts';
import { enlargeAlpha } from '../../../../brush/enlarge-alpha.ts';
import type { GridSize, Levels, Plane } from '../../../../brush/grid.ts';
import { resizePlane } from '../../../../brush/resample.ts';
import { shrinkLevels } from '../../../../brush/shrink-mask.ts';
import type { Mask } from '../../mask.ts';
import { boundBy } from '../alpha-levels.ts';
import { toPlane } from '../matte-plane.ts';
import type { CutInput } from '../steps/step.ts';
import { correctByHints } from './correct-by-hints.ts';

// What was solved counts in full from here on: the reach has a border that is no edge of the picture's.
const fullNearness = 0.2;

/** An alpha that no edge was solved for, solved around hints and there alone: out of their reach it stays byte for byte. */
export async function solveAround(alpha: Levels, hints: Mask, input: CutInput): Promise<Levels> {
  const { source, limits } = input;
  const grids = await input.grids();
  const coarse = toGrid(alpha, grids.pixels);
  const before = { alpha: coarse, band: findEdge(coarse).band };
  const { edge, nearness } = await correctByHints(before, grids, hints, limits);
  const { width, height } = alpha;
  const solved = boundBy(source, { data: enlargeAlpha(source, edge), width, height });
  return { ...alpha, data: mixByNearness(alpha, solved, nearness) };
}

function toGrid({ data, width, height }: Levels, size: GridSize): Plane {
  const isLarger = width >= size.width && height >= size.height;
  const levels = { data, width, height };
  const { data: alpha, ...grid } = isLarger ? shrinkLevels(levels, size) : levels;
  const plane = toPlane({ alpha, ...grid });
  return isLarger ? plane : resizePlane(plane, size);
}

function mixByNearness(before: Levels, solved: Levels, nearness: Plane): Uint8Array {
  const { width, height } = before;
  const out = before.data.slice();
  // A row of the picture at a time: what is enlarged at once would be four bytes a pixel.
  const columns = locate(width, nearness.width);
  const rows = locate(height, nearness.height);
  for (let y = 0, i = 0; y < height; y++) {
    const upper = rows.starts[y]! * nearness.width;
    const lower = rows.ends[y]! * nearness.width;
    const down = rows.shares[y]!;
    for (let x = 0; x < width; x++, i++) {
      const [left, right, share] = [columns.starts[x]!, columns.ends[x]!, columns.shares[x]!];
      const above = nearness.data[upper + left]! * (1 - share) + nearness.data[upper + right]! * share;
      const below = nearness.data[lower + left]! * (1 - share) + nearness.data[lower + right]! * share;
      const weight = Math.min(1, (above + (below - above) * down) / fullNearness);
      if (weight > 0) out[i] = before.data[i]! + (solved.data[i]! - before.data[i]!) * weight + 0.5;
    }
  }
  return out;
}
