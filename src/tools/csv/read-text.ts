import { createReadStream } from 'node:fs';
import type { CsvLayout } from './csv.ts';
import { takeDelimiterLine } from './delimiter-line.ts';

/** The text of a file, in pieces, without the mark that may begin it. A TypeError where the bytes are none of this encoding. */
export async function* readText(path: string, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const bytes of createReadStream(path)) yield decoder.decode(bytes as Buffer, { stream: true });
  yield decoder.decode();
}

/** What of it is the table. */
export async function* readTable(path: string, layout: CsvLayout): AsyncGenerator<string> {
  let isInside = !layout.hasDelimiterLine;
  for await (const text of readText(path, layout.encoding)) {
    yield isInside ? text : takeDelimiterLine(text).rest;
    isInside = true;
  }
}
