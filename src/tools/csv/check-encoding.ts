import { createReadStream } from 'node:fs';
import { createLineCounter } from './count-lines.ts';
import { readText } from './read-text.ts';

export interface EncodingFault {
  /** From 1. */
  line: number;
  /** Whether it can be decoded, and is still no text. */
  isBinary: boolean;
}

/** What is wrong with a file that is to be in this encoding; null for nothing. All of it is read. */
export async function checkEncoding(path: string, encoding: string): Promise<EncodingFault | null> {
  const lines = createLineCounter();
  try {
    for await (const text of readText(path, encoding)) {
      const at = text.indexOf('\0');
      lines.add(at < 0 ? text : text.slice(0, at));
      if (at >= 0) return { line: lines.line, isBinary: true };
    }
    return null;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return { line: await findLine(path, encoding), isBinary: false };
  }
}

/** Where it cannot be decoded: a decoder that is fed line by line breaks at that line. */
async function findLine(path: string, encoding: string): Promise<number> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const lines = createLineCounter();
  try {
    for await (const bytes of createReadStream(path))
      for (const part of splitLines(bytes as Buffer)) lines.add(decoder.decode(part, { stream: true }));
    decoder.decode();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  return lines.line;
}

function* splitLines(bytes: Buffer): Generator<Buffer> {
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.subarray(start).findIndex((byte) => byte === 0x0a || byte === 0x0d);
    const next = end < 0 ? bytes.length : start + end + 1;
    yield bytes.subarray(start, next);
    start = next;
  }
}
