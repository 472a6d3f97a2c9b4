import type { Graph, Node, Weights } from './graph.ts';
import { writeBytes, writeMessage, writeNumber } from './protobuf.ts';

// Source: onnx/onnx.proto of github.com/onnx/onnx. The numbers are those of its fields, types and versions.

/** Of the operators: 13 is the first in which each output channel may have a scale of its own. */
const operatorVersion = 13;
/** Of the file: the one that came with those operators. */
const fileVersion = 7;
const channels = 3;

/** An ONNX file. Its input is one picture of any height and width that the network takes. */
export function writeGraph({ nodes, weights, input, outputs }: Graph): Uint8Array {
  const used = new Set(nodes.flatMap((node) => node.inputs));
  const graph = [
    ...nodes.map(writeNode),
    writeBytes(2, 'network'),
    ...[...weights].flatMap(([name, one]) => (used.has(name) ? [writeWeights(name, one)] : [])),
    writeMessage(11, [writeBytes(1, input), writeFloatType([1, channels, 'height', 'width'])]),
    // What shape these have follows from the input's.
    ...outputs.map((name) => writeMessage(12, [writeBytes(1, name), writeFloatType(null)])),
  ];
  return Buffer.concat([
    writeNumber(1, fileVersion),
    writeMessage(7, graph),
    writeMessage(8, [writeBytes(1, ''), writeNumber(2, operatorVersion)]),
  ]);
}

function writeNode({ op, inputs, output, attributes }: Node): Uint8Array {
  return writeMessage(1, [
    ...inputs.map((name) => writeBytes(1, name)),
    writeBytes(2, output),
    writeBytes(4, op),
    ...attributes.map((attribute) => writeBytes(5, attribute)),
  ]);
}

function writeWeights(name: string, { dims, data }: Weights): Uint8Array {
  return writeMessage(5, [
    ...dims.map((side) => writeNumber(1, side)),
    writeNumber(2, typeOf(data)),
    writeBytes(8, name),
    writeBytes(9, new Uint8Array(data.buffer, data.byteOffset, data.byteLength)),
  ]);
}

function typeOf(data: Weights['data']): number {
  if (data instanceof Float32Array) return 1;
  if (data instanceof Uint8Array) return 2;
  return data instanceof Int8Array ? 3 : 6;
}

function writeFloatType(dims: (number | string)[] | null): Uint8Array {
  const shape = dims?.map((side) =>
    writeMessage(1, [typeof side === 'number' ? writeNumber(1, side) : writeBytes(2, side)]),
  );
  return writeMessage(2, [writeMessage(1, [writeNumber(1, 1), ...(shape ? [writeMessage(2, shape)] : [])])]);
}

/** An attribute of an operator. */
export function writeAttribute(name: string, value: number | string | readonly number[]): Uint8Array {
  const text = writeBytes(1, name);
  if (typeof value === 'number') return Buffer.concat([text, writeNumber(3, value), writeNumber(20, 2)]);
  if (typeof value === 'string') return Buffer.concat([text, writeBytes(4, value), writeNumber(20, 3)]);
  return Buffer.concat([text, ...value.map((one) => writeNumber(8, one)), writeNumber(20, 7)]);
}
