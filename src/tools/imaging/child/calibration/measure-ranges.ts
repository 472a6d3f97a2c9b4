import type { Size } from '../../imaging.ts';
import type { Range, Ranges } from '../../model/compile/rewrites/range.ts';
import type { Session } from '../model/open-session.ts';
import { chooseRange, createHistogram } from './choose-range.ts';

/** What a network is given, and its size. */
export interface Sample extends Size {
  values: Float32Array;
}

const digits = 4;

/** The range of each tensor over all samples. Each is run twice: for the ends, then for what lies between them. */
export async function measureRanges(
  session: Session,
  tensors: readonly string[],
  samples: readonly Sample[],
): Promise<Ranges> {
  const ends = new Map<string, Range>(tensors.map((name) => [name, [0, 0]]));
  for (const sample of samples) {
    const outputs = await session.run(sample.values, sample, tensors);
    for (const [name, values] of Object.entries(outputs)) ends.set(name, widen(ends.get(name)!, values));
  }
  const histograms = new Map([...ends].map(([name, [low, high]]) => [name, createHistogram(low, high)]));
  for (const sample of samples) {
    const outputs = await session.run(sample.values, sample, tensors);
    for (const [name, values] of Object.entries(outputs)) histograms.get(name)?.add(values);
  }
  return Object.fromEntries(
    [...histograms].map(([name, histogram]) => [name, round(chooseRange(histogram, ends.get(name)!))]),
  );
}

function widen([low, high]: Range, values: Float32Array): Range {
  let [least, largest] = [low, high];
  for (const value of values) {
    if (value < least) least = value;
    if (value > largest) largest = value;
  }
  return [least, largest];
}

const round = (range: Range) => range.map((end) => Number(end.toPrecision(digits))) as unknown as Range;
