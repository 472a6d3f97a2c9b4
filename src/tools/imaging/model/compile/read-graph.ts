import type { Graph, Node, Weights } from './graph.ts';
import { ModelFileError } from './model-file-error.ts';
import { type Field, readFields } from './protobuf.ts';

// Source: onnx/onnx.proto of github.com/onnx/onnx. The numbers are those of its fields.

/** The graph of an ONNX file. Throws a ModelFileError for bytes that are none, or that have what is not read here. */
export function readGraph(file: Uint8Array): Graph {
  const graph = readFields(bytesOf(readFields(file), 7, 'a graph'));
  const weights = new Map(allBytes(graph, 5).map((tensor) => readWeights(readFields(tensor))));
  const names = (number: number) => allBytes(graph, number).map((info) => textOf(readFields(info), 1));
  const inputs = names(11).filter((name) => !weights.has(name));
  const [input] = inputs;
  if (input === undefined || inputs.length > 1)
    throw new ModelFileError(`expected a graph with one input, got ${inputs.length}`);
  return {
    nodes: allBytes(graph, 1).map((node) => readNode(readFields(node))),
    weights,
    input,
    outputs: names(12),
  };
}

function readNode(fields: Field[]): Node {
  const op = textOf(fields, 4);
  const outputs = allBytes(fields, 2).map(decode);
  const [output] = outputs;
  if (output === undefined || outputs.length > 1)
    throw new ModelFileError(`expected one output of ${op}, got ${outputs.length}`);
  return { op, inputs: allBytes(fields, 1).map(decode), output, attributes: allBytes(fields, 5) };
}

function readWeights(fields: Field[]): [name: string, weights: Weights] {
  const name = textOf(fields, 8);
  const dims = fields.flatMap(({ number, value }) => (number === 1 ? readDims(value) : []));
  const type = fields.find(({ number }) => number === 2)?.value;
  if (type !== 1) throw new ModelFileError(`expected 32-bit floats (type 1) in ${name}, got type ${type}`);
  const raw = bytesOf(fields, 9, `raw data of ${name}`);
  const count = dims.reduce((product, side) => product * side, 1);
  if (raw.length !== count * 4)
    throw new ModelFileError(`expected ${count * 4} bytes of ${name}, got ${raw.length}`);
  // A copy, because floats have to begin at a multiple of four.
  return [name, { dims, data: new Float32Array(Uint8Array.from(raw).buffer) }];
}

/** A number a field, or all in one field, as writers please. */
function readDims(value: Field['value']): number[] {
  if (typeof value === 'number') return [value];
  // Packed numbers have no tags: each is given one.
  const tagged: number[] = [];
  let isFirst = true;
  for (const byte of value) {
    if (isFirst) tagged.push(8);
    tagged.push(byte);
    isFirst = byte < 128;
  }
  return readFields(Uint8Array.from(tagged)).map((field) => field.value as number);
}

function allBytes(fields: Field[], number: number): Uint8Array[] {
  return fields.flatMap((field) =>
    field.number === number && field.value instanceof Uint8Array ? [field.value] : [],
  );
}

function bytesOf(fields: Field[], number: number, what: string): Uint8Array {
  const [bytes] = allBytes(fields, number);
  if (!bytes) throw new ModelFileError(`expected ${what}, got nothing`);
  return bytes;
}

const textOf = (fields: Field[], number: number) =>
  decode(bytesOf(fields, number, `a text in field ${number}`));

const decode = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');
