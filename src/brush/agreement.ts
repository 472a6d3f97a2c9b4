import { type Plane, requireSameSize } from './grid.ts';

/**
 * How alike the answers of several looks at one picture are, 0..1: Σ least / Σ most of each cell (Ruzicka's similarity, the
 * Jaccard index of soft sets). 1 if none of them sees anything.
 */
export function measureAgreement(passes: readonly Plane[]): number {
  const { least, most } = findExtremes(passes);
  let [both, any] = [0, 0];
  for (let i = 0; i < least.length; i++) {
    both += least[i]!;
    any += most[i]!;
  }
  return any > 0 ? both / any : 1;
}

/** The least, the most and the mean of the passes in each cell. Throws if there is no pass, or they differ in size. */
export function findExtremes(passes: readonly Plane[]) {
  const [first] = passes;
  if (!first) throw new Error('expected at least one pass, got none');
  const least = first.data.slice();
  const most = first.data.slice();
  const mean = first.data.slice();
  for (const pass of passes.slice(1)) {
    requireSameSize(first, pass, 'a pass');
    for (let i = 0; i < least.length; i++) {
      const value = pass.data[i]!;
      if (value < least[i]!) least[i] = value;
      if (value > most[i]!) most[i] = value;
      mean[i]! += value;
    }
  }
  for (let i = 0; i < mean.length; i++) mean[i]! /= passes.length;
  return { least, most, mean };
}
