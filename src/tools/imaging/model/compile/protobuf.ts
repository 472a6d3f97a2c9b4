import { ModelFileError } from './model-file-error.ts';

// Source: protobuf.dev/programming-guides/encoding. Groups (wire types 3 and 4) are long gone, and ONNX has none.

/** One field of a message: its number, and a whole number or the bytes it is made of. */
export interface Field {
  number: number;
  value: number | Uint8Array;
}

/** The fields of a message in the order they stand in. Whole numbers beyond 2^53 lose their last digits. */
export function readFields(message: Uint8Array): Field[] {
  const fields: Field[] = [];
  let at = 0;
  const readVarint = () => {
    const end = Math.min(at + 10, message.length);
    for (let value = 0, unit = 1; at < end; unit *= 128) {
      const byte = message[at++]!;
      value += (byte & 127) * unit;
      if (byte < 128) return value;
    }
    throw new ModelFileError(`expected the end of a number in byte ${at} of a message of ${message.length}`);
  };
  const readBytes = (count: number) => {
    if (count > message.length - at)
      throw new ModelFileError(
        `expected ${count} bytes from byte ${at} of a message, got ${message.length - at}`,
      );
    at += count;
    return message.subarray(at - count, at);
  };
  while (at < message.length) {
    const tag = readVarint();
    const number = Math.floor(tag / 8);
    const wireType = tag % 8;
    if (wireType === 0) fields.push({ number, value: readVarint() });
    else if (wireType === 1) fields.push({ number, value: readBytes(8) });
    else if (wireType === 2) fields.push({ number, value: readBytes(readVarint()) });
    else if (wireType === 5) fields.push({ number, value: readBytes(4) });
    else throw new ModelFileError(`expected wire type 0, 1, 2 or 5 before byte ${at}, got ${wireType}`);
  }
  return fields;
}

/** A message, or a part of one, of a whole number from 0 on. */
export function writeNumber(number: number, value: number): Uint8Array {
  return Uint8Array.from([...varint(number * 8), ...varint(value)]);
}

/** The same of bytes, or of a text in UTF-8. */
export function writeBytes(number: number, value: Uint8Array | string): Uint8Array {
  const bytes = typeof value === 'string' ? Buffer.from(value) : value;
  return Buffer.concat([Uint8Array.from([...varint(number * 8 + 2), ...varint(bytes.length)]), bytes]);
}

/** The same of a message that is made of these parts. */
export function writeMessage(number: number, parts: readonly Uint8Array[]): Uint8Array {
  return writeBytes(number, Buffer.concat(parts));
}

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return [...bytes, rest];
}
