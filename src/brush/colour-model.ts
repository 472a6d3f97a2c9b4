import type { Lab } from './lab.ts';

/** How often colours are met in the subject and in the background: two histograms of Lab, 20 bins a channel. */
interface ColourModel {
  subject: Float32Array;
  background: Float32Array;
}

const bins = 20;
const cells = bins * bins * bins;
// What no cell has shown is not impossible; a colour that neither has then says nothing.
const floor = 2e-5;

/**
 * Weights are a value a cell: how much it says about its side. A side without any weight says nothing: all colours are
 * equally likely on both then.
 */
export function createColourModel(
  lab: Lab,
  subjectWeights: Float32Array,
  backgroundWeights: Float32Array,
): ColourModel {
  const subject = countColours(lab, subjectWeights);
  const background = countColours(lab, backgroundWeights);
  return subject && background
    ? { subject, background }
    : { subject: new Float32Array(cells).fill(floor), background: new Float32Array(cells).fill(floor) };
}

/** P = f / (f + b) of each cell: how likely its colour is the subject's. */
export function judgeColours({ subject, background }: ColourModel, { data }: Lab): Float32Array {
  const likelihood = new Float32Array(data.length / 3);
  for (let i = 0, from = 0; i < likelihood.length; i++, from += 3) {
    const bin = findBin(data, from);
    const f = subject[bin]!;
    likelihood[i] = f / (f + background[bin]!);
  }
  return likelihood;
}

/** Shares of all weight, blurred and not below the floor; null without weight. */
function countColours({ data }: Lab, weights: Float32Array): Float32Array | null {
  const counts = new Float32Array(cells);
  let total = 0;
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i]!;
    if (weight === 0) continue;
    counts[findBin(data, i * 3)]! += weight;
    total += weight;
  }
  if (total === 0) return null;
  for (let pass = 0; pass < 2; pass++) for (const step of [1, bins, bins * bins]) blurAlong(counts, step);
  for (let i = 0; i < cells; i++) counts[i] = Math.max(counts[i]! / total, floor);
  return counts;
}

/** [1 2 1] / 4 along one channel; what would leave the histogram stays at its border. */
function blurAlong(counts: Float32Array, step: number): void {
  for (let start = 0; start < cells; start++) {
    if (((start / step) | 0) % bins !== 0) continue;
    let before = counts[start]!;
    const last = start + (bins - 1) * step;
    for (let i = start; i <= last; i += step) {
      const here = counts[i]!;
      const after = i < last ? counts[i + step]! : here;
      counts[i] = (before + 2 * here + after) / 4;
      before = here;
    }
  }
}

/** L of 0..1 and a and b of −1..1 in equal steps; what is beyond counts as what is last. */
function findBin(lab: Float32Array, at: number): number {
  const l = toBin(lab[at]! * bins);
  const a = toBin((lab[at + 1]! + 1) * (bins / 2));
  const b = toBin((lab[at + 2]! + 1) * (bins / 2));
  return (l * bins + a) * bins + b;
}

function toBin(value: number): number {
  return value < 0 ? 0 : value >= bins ? bins - 1 : value | 0;
}
