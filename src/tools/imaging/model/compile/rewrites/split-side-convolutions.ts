import { type FloatWeights, floatWeights, type Graph, type Node } from '../graph.ts';
import { writeAttribute } from '../write-graph.ts';

const selector = 'selector';
const taps = 9;

/**
 * A 3 × 3 convolution to a single channel leaves onnxruntime's kernels, which make 8 or 16 channels at once, mostly
 * idle. The same sums as a 1 × 1 convolution to nine channels, one a tap, and a fixed 3 × 3 one that shifts and adds them:
 * 4 % of a pass. The second is left in floats by int8, so the mask's own rounding stays fine.
 */
export function splitSideConvolutions(graph: Graph): Graph {
  const weights = new Map(graph.weights);
  const nodes = graph.nodes.flatMap((node): Node[] => {
    const [input = '', kernel = '', bias = ''] = node.inputs;
    if (node.op !== 'Conv') return [node];
    const { dims, data } = floatWeights(graph, kernel);
    if (dims[0] !== 1 || dims[2] !== 3) return [node];
    const tapOutput = `${node.output} taps`;
    const tapKernel = `${kernel} taps`;
    weights.set(tapKernel, tapsAsChannels(data, dims[1]!));
    weights.set(selector, selectTaps());
    return [
      { op: 'Conv', inputs: [input, tapKernel], output: tapOutput, attributes: pointwise },
      { ...node, inputs: [tapOutput, selector, bias] },
    ];
  });
  return { ...graph, nodes, weights };
}

/** Attributes of a 1 × 1 convolution. */
export const pointwise: readonly Uint8Array[] = [
  writeAttribute('group', 1),
  writeAttribute('kernel_shape', [1, 1]),
  writeAttribute('pads', [0, 0, 0, 0]),
];

function tapsAsChannels(kernel: Float32Array, channels: number): FloatWeights {
  const data = new Float32Array(taps * channels);
  for (let channel = 0; channel < channels; channel++)
    for (let tap = 0; tap < taps; tap++) data[tap * channels + channel] = kernel[channel * taps + tap]!;
  return { dims: [taps, channels, 1, 1], data };
}

/** Of channel 0 the upper left neighbour, of channel 8 the lower right one. */
function selectTaps(): FloatWeights {
  const data = new Float32Array(taps * taps);
  for (let tap = 0; tap < taps; tap++) data[tap * taps + tap] = 1;
  return { dims: [1, taps, 3, 3], data };
}
