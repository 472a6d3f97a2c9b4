import { expect, test } from 'vitest';
import { ModelFileError } from '../../../../src/tools/imaging/model/compile/model-file-error.ts';
import {
  readFields,
  writeBytes,
  writeMessage,
  writeNumber,
} from '../../../../src/tools/imaging/model/compile/protobuf.ts';
import { readGraph } from '../../../../src/tools/imaging/model/compile/read-graph.ts';
import { modelFile } from './networks.ts';

test('what is written is read again', () => {
  const message = Buffer.concat([
    writeNumber(1, 0),
    writeNumber(2, 127),
    writeNumber(3, 128),
    writeNumber(16, 2 ** 40),
    writeBytes(5, 'näme'),
    writeMessage(6, [writeNumber(1, 300)]),
  ]);
  const fields = readFields(message);
  expect(fields.map(({ number }) => number)).toEqual([1, 2, 3, 16, 5, 6]);
  expect(fields.slice(0, 4).map(({ value }) => value)).toEqual([0, 127, 128, 2 ** 40]);
  expect(Buffer.from(fields[4]?.value as Uint8Array).toString()).toBe('näme');
  expect(readFields(fields[5]?.value as Uint8Array)).toEqual([{ number: 1, value: 300 }]);
});

test('the example of the protobuf documentation', () => {
  expect(readFields(Uint8Array.of(0x08, 0x96, 0x01))).toEqual([{ number: 1, value: 150 }]);
  expect([...writeNumber(1, 150)]).toEqual([0x08, 0x96, 0x01]);
});

test('the shipped model is read', () => {
  const { nodes, weights, input, outputs } = readGraph(modelFile);
  expect([nodes.length, weights.size, input, outputs.length]).toEqual([1055, 238, 'input.1', 7]);
  expect(weights.get('outconv.weight')).toMatchObject({ dims: [1, 6, 1, 1] });
});

test.each([
  ['nothing', [], 'expected a graph, got nothing'],
  ['a number without an end', [0x08, 0x80], 'expected the end of a number in byte 2'],
  ['a number of eleven bytes', [0x08, ...Array(10).fill(0xff), 0x01], 'expected the end of a number'],
  ['a group, which nobody writes any more', [0x0b, 0x0c], 'got 3'],
  ['a longer message', [0x3a, 0xff, 0xff, 0xff, 0xff, 0x0f], 'expected 4294967295 bytes from byte 6'],
  ['half a float', [0x0d, 0x00, 0x00], 'expected 4 bytes from byte 1 of a message, got 2'],
  ['a number where the graph should be', [0x38, 0x01], 'expected a graph, got nothing'],
  ['a graph of nothing', [0x3a, 0x00], 'expected a graph with one input, got 0'],
])('a file of %s is refused', (_what, bytes, message) => {
  const read = () => readGraph(Uint8Array.from(bytes));
  expect(read).toThrow(ModelFileError);
  expect(read).toThrow(message);
});

test('a file that ends anywhere is refused, and soon', () => {
  const startedAt = performance.now();
  for (let share = 0; share < 1; share += 0.05)
    expect(() => readGraph(modelFile.subarray(0, Math.floor(modelFile.length * share)))).toThrow(
      ModelFileError,
    );
  expect(performance.now() - startedAt).toBeLessThan(5_000);
});

test('weights that are not as long as they say are refused', () => {
  const tensor = [writeNumber(1, 3), writeNumber(2, 1), writeBytes(8, 'w'), writeBytes(9, new Uint8Array(8))];
  const graph = [writeMessage(5, tensor), writeMessage(11, [writeBytes(1, 'in')])];
  expect(() => readGraph(writeMessage(7, graph))).toThrow('expected 12 bytes of w, got 8');
});

test('sides that stand in one field are read as those in fields of their own', () => {
  const raw = writeBytes(9, new Uint8Array(4 * 300));
  const tensor = [writeBytes(1, Uint8Array.of(0xac, 0x02, 0x01)), writeNumber(2, 1), writeBytes(8, 'w'), raw];
  const graph = [writeMessage(5, tensor), writeMessage(11, [writeBytes(1, 'in')])];
  expect(readGraph(writeMessage(7, graph)).weights.get('w')?.dims).toEqual([300, 1]);
});
