import type { Graph, Node, Weights } from '../graph.ts';
import { writeAttribute } from '../write-graph.ts';
import { findCodedTensors } from './coded-tensors.ts';
import { quantizeBias, quantizeKernel } from './quantize-weights.ts';
import { findStep, type Range } from './range.ts';

export interface QuantizeOptions {
  /** Outputs of operators that compute with floats. */
  keptInFloats: readonly string[];
  /** Between which values each coded tensor lies. */
  rangeOf: (tensor: string) => Range;
}

/**
 * The network with 8-bit sums: what operators read is coded as 0..255 (QuantizeLinear) and read back (DequantizeLinear)
 * right before each of them, which onnxruntime takes as the order to compute with the codes themselves. A pair for each
 * reader, because pairs that readers share are not joined with them.
 * Source: onnxruntime.ai/docs/performance/model-optimizations/quantization.html, *QDQ*.
 */
export function quantize(graph: Graph, { keptInFloats, rangeOf }: QuantizeOptions): Graph {
  const coded = findCodedTensors(graph, keptInFloats);
  const weights = new Map(graph.weights);
  const nodes: Node[] = [];

  const code = (tensor: string): void => {
    if (!coded.tensors.has(tensor)) return;
    const { step, zero } = findStep(rangeOf(tensor));
    weights.set(stepOf(tensor), { dims: [], data: Float32Array.of(step) });
    weights.set(zeroOf(tensor), { dims: [], data: Uint8Array.of(zero) });
    nodes.push({
      op: 'QuantizeLinear',
      inputs: [tensor, stepOf(tensor), zeroOf(tensor)],
      output: codeOf(tensor),
      attributes: [],
    });
  };
  const readBack = (tensor: string, reader: Node): string => {
    const output = `${tensor} for ${reader.output}`;
    const inputs = [codeOf(tensor), stepOf(tensor), zeroOf(tensor)];
    nodes.push({ op: 'DequantizeLinear', inputs, output, attributes: [] });
    return output;
  };

  code(graph.input);
  for (const node of graph.nodes) {
    const inputs = node.inputs.map((name) => (coded.isReadCoded(name, node) ? readBack(name, node) : name));
    if (node.op === 'Conv' && coded.isCoded(node)) {
      const { step } = findStep(rangeOf(node.inputs[0]!));
      inputs.splice(1, 2, ...quantizeConvolution(node, step, weights, nodes));
    }
    nodes.push({ ...node, inputs });
    code(node.output);
  }
  return { ...graph, nodes, weights };
}

/** Adds kernel and bias as codes and the nodes that read them back; the names of what those give. */
function quantizeConvolution(node: Node, inputStep: number, weights: Map<string, Weights>, nodes: Node[]) {
  const [, kernel = '', bias] = node.inputs;
  const { codes, steps } = quantizeKernel(weights.get(kernel)!);
  const add = (name: string, whole: Weights, stepsOf: Float32Array): string => {
    const output = `${name} for ${node.output}`;
    const channels = stepsOf.length;
    weights.set(codeOf(name), whole);
    weights.set(stepOf(name), { dims: [channels], data: stepsOf });
    weights.set(zeroOf(name), { dims: [channels], data: whole.data.slice(0, channels).fill(0) });
    const inputs = [codeOf(name), stepOf(name), zeroOf(name)];
    nodes.push({ op: 'DequantizeLinear', inputs, output, attributes: perOutputChannel });
    return output;
  };
  const names = [add(kernel, codes, steps)];
  if (bias !== undefined) {
    const biasSteps = steps.map((step) => inputStep * step);
    names.push(add(bias, quantizeBias(weights.get(bias)!, biasSteps), biasSteps));
  }
  return names;
}

/** Attributes of what reads weights back that have a step for each output channel. */
const perOutputChannel = [writeAttribute('axis', 0)];

const codeOf = (tensor: string) => `${tensor} codes`;
const stepOf = (tensor: string) => `${tensor} step`;
const zeroOf = (tensor: string) => `${tensor} zero`;
