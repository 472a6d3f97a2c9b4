import { type Graph, indexProducers, type Node } from '../graph.ts';

export interface CodedTensors {
  /** Those whose values are coded right after they were made. */
  tensors: ReadonlySet<string>;
  /** Whether the operator computes with codes. */
  isCoded(node: Node): boolean;
  /** Whether the operator reads this tensor's codes, and not the floats they were made of. */
  isReadCoded(tensor: string, reader: Node): boolean;
}

/** All that onnxruntime has kernels with codes for, and this network. A Relu is joined with the convolution before it. */
const codedOperators = ['Conv', 'Add', 'Concat', 'MaxPool', 'Resize'];

/** Finds what is coded where all compute with codes that can, except the operators with these outputs. */
export function findCodedTensors(graph: Graph, keptInFloats: readonly string[]): CodedTensors {
  const producers = indexProducers(graph);
  const kept = new Set(keptInFloats);
  const isCoded = (node: Node): boolean =>
    node.op === 'Relu'
      ? isMadeCoded(node.inputs[0]!)
      : codedOperators.includes(node.op) && !kept.has(node.output);
  const isMadeCoded = (tensor: string) => {
    const producer = producers.get(tensor);
    return producer !== undefined && isCoded(producer);
  };
  // Between a convolution and its Relu nothing is coded: they are one kernel.
  const beforeRelu = new Set(graph.nodes.flatMap(({ op, inputs }) => (op === 'Relu' ? inputs : [])));
  const activations = new Set([graph.input, ...producers.keys()]);
  const tensors = new Set(
    graph.nodes
      .filter(isCoded)
      .flatMap(({ inputs, output }) => [...inputs, output])
      .filter((name) => activations.has(name) && !beforeRelu.has(name)),
  );
  return {
    tensors,
    isCoded,
    isReadCoded: (tensor, reader) => tensors.has(tensor) && (isCoded(reader) || isMadeCoded(tensor)),
  };
}
