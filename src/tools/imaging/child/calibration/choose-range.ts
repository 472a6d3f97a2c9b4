import type { Range } from '../../model/compile/rewrites/range.ts';

const bins = 2048;
const tries = 200;
const codes = 255;

/** How often a tensor had which values, zeros not counted: they have a code of their own wherever a range ends. */
export interface Histogram {
  add(values: Float32Array): void;
  /** Each bin with its middle and how many values lie in it. */
  entries(): { value: number; count: number }[];
}

/** Of values from low to high. */
export function createHistogram(low: number, high: number): Histogram {
  const counts = new Float64Array(bins);
  const width = (high - low) / bins || 1;
  return {
    add(values) {
      for (const value of values)
        if (value !== 0) counts[Math.min(bins - 1, Math.floor((value - low) / width))]! += 1;
    },
    entries: () => Array.from(counts, (count, bin) => ({ value: low + (bin + 0.5) * width, count })),
  };
}

/**
 * The range of 256 codes that gives values back with the least mean square error: a narrower one has finer steps, and
 * cuts more off. Its high end is sought first, then its low end, and both once more. It always has 0.
 */
export function chooseRange(histogram: Histogram, [low, high]: Range): Range {
  const entries = histogram.entries().filter(({ count }) => count > 0);
  let chosen: Range = [low, high];
  for (let round = 0; round < 2; round++) {
    chosen = findBest(
      entries,
      shrink(high).map((end): Range => [chosen[0], end]),
    );
    chosen = findBest(
      entries,
      shrink(low).map((end): Range => [end, chosen[1]]),
    );
  }
  return chosen;
}

const shrink = (end: number) =>
  end === 0 ? [0] : Array.from({ length: tries }, (_, k) => (end * (tries - k)) / tries);

function findBest(entries: { value: number; count: number }[], ranges: Range[]): Range {
  const errors = ranges.map((range) => sumErrors(entries, range));
  return ranges[errors.indexOf(Math.min(...errors))]!;
}

function sumErrors(entries: { value: number; count: number }[], [low, high]: Range): number {
  // Of values that are spread evenly within a step.
  const rounding = ((high - low) / codes) ** 2 / 12;
  let sum = 0;
  for (const { value, count } of entries) {
    const beyond = Math.max(low - value, value - high, 0);
    sum += count * (beyond > 0 ? beyond ** 2 : rounding);
  }
  return sum;
}
