import { type Graph, indexProducers } from '../graph.ts';

/** Least and largest value of a tensor that have codes of their own; what lies beyond them is cut off. */
export type Range = readonly [low: number, high: number];

export type Ranges = Readonly<Record<string, Range>>;

/** What a code stands for: `(code - zero) · step`. */
export interface Step {
  /** A 32-bit float. */
  step: number;
  /** 0..255. */
  zero: number;
}

export function findStep([low, high]: Range): Step {
  const step = (high - low) / 255;
  const zero = Math.min(255, Math.max(0, Math.round(-low / step)));
  return { step: Math.fround(step), zero };
}

/** The range of any tensor: by the table, of a Concat all that its inputs' have, of what keeps values its input's. */
export function createRangeOf(graph: Graph, ranges: Ranges): (tensor: string) => Range {
  const producers = indexProducers(graph);
  return function rangeOf(tensor): Range {
    const known = ranges[tensor];
    if (known) return known;
    const node = producers.get(tensor);
    if (node?.op === 'Concat') {
      const parts = node.inputs.map(rangeOf);
      return [Math.min(...parts.map(([low]) => low)), Math.max(...parts.map(([, high]) => high))];
    }
    if (!inheritsRange(node?.op))
      throw new Error(`expected a range of tensor ${tensor} in the table of facts`);
    return rangeOf(node!.inputs[0]!);
  };
}

/** Of these and of Concat no range need be known. Onnxruntime wants the codes of MaxPool's input and output alike. */
export function inheritsRange(op: string | undefined): boolean {
  return op === 'MaxPool' || op === 'Resize';
}
