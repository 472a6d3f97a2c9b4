/** A network as the rewrites see it. They change nothing of what they are given: each returns a graph of its own. */
export interface Graph {
  /** In an order in which each comes after those it reads. */
  nodes: readonly Node[];
  weights: ReadonlyMap<string, Weights>;
  input: string;
  outputs: readonly string[];
}

/** One operator. What it reads and writes are names of tensors; those of ONNX have one output here. */
export interface Node {
  op: string;
  inputs: readonly string[];
  output: string;
  /** AttributeProto messages as they are in the file. */
  attributes: readonly Uint8Array[];
}

export interface Weights {
  dims: readonly number[];
  /** Row by row; a convolution's are output channel, input channel, row, column. */
  data: Float32Array | Uint8Array | Int8Array | Int32Array;
}

export interface FloatWeights extends Weights {
  data: Float32Array;
}

/** The node that writes a tensor; the network's input and weights have none. */
export function indexProducers({ nodes }: Graph): Map<string, Node> {
  return new Map(nodes.map((node) => [node.output, node]));
}

/** Weights of that name, which the file has as floats. */
export function floatWeights({ weights }: Graph, name: string | undefined): FloatWeights {
  const found = weights.get(name ?? '');
  if (!(found?.data instanceof Float32Array)) throw new Error(`expected float weights ${name} in the graph`);
  return found as FloatWeights;
}
