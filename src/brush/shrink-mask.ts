import type { GridSize, Levels } from './grid.ts';
import { averageTaps } from './resample.ts';

/** A coverage at a smaller size: each cell the mean of the area that it covers. As large it is returned as it is. */
export function shrinkLevels(levels: Levels, size: GridSize): Levels {
  const { data, width, height } = levels;
  if (width === size.width && height === size.height) return levels;
  const across = averageTaps(width, size.width);
  const down = averageTaps(height, size.height);
  const out = new Uint8Array(size.width * size.height);
  const sums = new Float64Array(width);
  for (let y = 0, to = 0; y < size.height; y++) {
    sums.fill(0);
    for (let k = 0; k < down.tapCount; k++) {
      const weight = down.weights[y * down.tapCount + k]!;
      if (weight === 0) continue;
      const from = (down.starts[y]! + k) * width;
      for (let x = 0; x < width; x++) sums[x]! += weight * data[from + x]!;
    }
    for (let x = 0; x < size.width; x++, to++) {
      let sum = 0.5;
      const start = across.starts[x]!;
      const first = x * across.tapCount;
      for (let k = 0; k < across.tapCount; k++) {
        const weight = across.weights[first + k]!;
        if (weight !== 0) sum += weight * sums[start + k]!;
      }
      out[to] = sum;
    }
  }
  return { data: out, width: size.width, height: size.height };
}

// A line one pixel wide still counts where a cell is 32 pixels wide; a few stray pixels do not.
const leastShare = 255 / 32;

/** Hints at a smaller size: a cell says what most of its marked pixels say, if enough of it is marked. 0, 128 or 255. */
export function shrinkHints(hints: Levels, size: GridSize): Levels {
  if (hints.width === size.width && hints.height === size.height) return hints;
  const kept = shrinkLevels({ ...hints, data: hints.data.map((hint) => (hint > 191 ? 255 : 0)) }, size).data;
  const gone = shrinkLevels({ ...hints, data: hints.data.map((hint) => (hint < 64 ? 255 : 0)) }, size).data;
  const data = kept.map((share, at) => {
    if (Math.max(share, gone[at]!) < leastShare) return 128;
    return share >= gone[at]! ? 255 : 0;
  });
  return { data, width: size.width, height: size.height };
}
