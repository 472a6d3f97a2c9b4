import { floatWeights, type Graph, indexProducers, type Node } from '../graph.ts';

/** Channels of a tensor, and by which power of two each is divided. */
export type LoudChannels = Readonly<Record<number, number>>;

/**
 * A tensor has one scale for all of its channels, so that one that is ten times as loud as its neighbours leaves them a
 * tenth of the steps. Loud ones are divided by a power of two where they are made, and what reads them multiplies by
 * it: in floats the network is the same to the last bit, as Relu, Resize, MaxPool and Concat commute with that.
 */
export function quietenChannels(graph: Graph, tensor: string, loud: LoudChannels): Graph {
  const producers = indexProducers(graph);
  const weights = new Map(graph.weights);
  const writable = (name: string | undefined) => {
    const { dims, data } = floatWeights({ ...graph, weights }, name);
    const copy = { dims, data: data.slice() };
    weights.set(name!, copy);
    return copy;
  };

  const relu = producers.get(tensor);
  const convolution = producers.get(relu?.inputs[0] ?? '');
  if (relu?.op !== 'Relu' || convolution?.op !== 'Conv')
    throw new Error(`expected tensor ${tensor} to be the Relu of a convolution`);
  const kernel = writable(convolution.inputs[1]);
  const bias = writable(convolution.inputs[2]);
  for (const [channel, exponent] of entriesOf(loud)) {
    scale(kernel.data, kernel.dims, 0, channel, 2 ** -exponent);
    bias.data[channel]! *= 2 ** -exponent;
  }

  /** Follows the channels, which begin at `offset` of what a tensor has become, to the convolutions that read them. */
  const compensate = (name: string, offset: number): void => {
    for (const node of graph.nodes.filter(({ inputs }) => inputs.includes(name))) {
      if (node.op === 'Conv') {
        const { dims, data } = writable(node.inputs[1]);
        for (const [channel, exponent] of entriesOf(loud))
          scale(data, dims, 1, offset + channel, 2 ** exponent);
      } else compensate(node.output, offset + channelsBefore(graph, producers, node, name));
    }
  };
  compensate(tensor, 0);
  return { ...graph, weights };
}

function entriesOf(loud: LoudChannels): [channel: number, exponent: number][] {
  return Object.entries(loud).map(([channel, exponent]) => [Number(channel), exponent]);
}

/** Multiplies what a kernel has for one output channel (axis 0) or input channel (axis 1). */
function scale(
  data: Float32Array,
  dims: readonly number[],
  axis: 0 | 1,
  channel: number,
  factor: number,
): void {
  const [, inputs = 1, height = 1, width = 1] = dims;
  const area = height * width;
  for (let i = 0; i < data.length; i++) {
    const output = Math.floor(i / (inputs * area));
    const input = Math.floor(i / area) % inputs;
    if ((axis === 0 ? output : input) === channel) data[i]! *= factor;
  }
}

/** In what a Concat makes, the channels that stand before those of one of its inputs; 0 for what keeps its channels. */
function channelsBefore(graph: Graph, producers: Map<string, Node>, node: Node, name: string): number {
  if (node.op !== 'Concat') {
    if (!['Relu', 'Resize', 'MaxPool'].includes(node.op))
      throw new Error(`expected what keeps channels apart behind ${name}, got ${node.op}`);
    return 0;
  }
  const before = node.inputs.slice(0, node.inputs.indexOf(name));
  return before.reduce((sum, input) => sum + countChannels(graph, producers, input), 0);
}

/** Of a tensor that convolutions have made. */
export function countChannels(graph: Graph, producers: Map<string, Node>, tensor: string): number {
  const node = producers.get(tensor);
  if (!node) throw new Error(`expected tensor ${tensor} to be made by a node of the graph`);
  if (node.op === 'Conv') return floatWeights(graph, node.inputs[1]).dims[0]!;
  const counted = node.op === 'Concat' ? node.inputs : node.inputs.slice(0, 1);
  return counted.reduce((sum, input) => sum + countChannels(graph, producers, input), 0);
}
