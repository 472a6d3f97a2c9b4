import type { Graph } from '../graph.ts';
import { pointwise } from './split-side-convolutions.ts';

/**
 * A 1 × 1 convolution behind a tensor that changes nothing in it, int8 included: each channel times 1. After a convolution
 * that stays in floats it is what makes onnxruntime keep the following Add, Resize and Concat in its int8 layout;
 * without it a transposition of 128 channels and a slow Resize cost 20 of 160 ms.
 */
export function insertIdentity(graph: Graph, tensor: string, channels: number): Graph {
  const output = identityOf(tensor);
  const kernel = `${output} kernel`;
  const bias = `${output} bias`;
  const data = new Float32Array(channels * channels);
  for (let channel = 0; channel < channels; channel++) data[channel * channels + channel] = 1;
  const weights = new Map(graph.weights)
    .set(kernel, { dims: [channels, channels, 1, 1], data })
    .set(bias, { dims: [channels], data: new Float32Array(channels) });
  const identity = { op: 'Conv', inputs: [tensor, kernel, bias], output, attributes: pointwise };
  const nodes = graph.nodes.flatMap((node) => {
    const reader = { ...node, inputs: node.inputs.map((name) => (name === tensor ? output : name)) };
    return node.output === tensor ? [reader, identity] : [reader];
  });
  return { ...graph, nodes, weights };
}

export const identityOf = (tensor: string) => `${tensor} identity`;
