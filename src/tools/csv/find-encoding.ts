import { open } from 'node:fs/promises';
import { badInput, quote } from '../../errors.ts';
import { checkEncoding, type EncodingFault } from './check-encoding.ts';
import type { CsvProblem } from './csv.ts';
import { fatal, warning } from './problem.ts';

const headBytes = 4096;
/** Of what is not UTF-8: what spreadsheets write where they are not asked. No bytes are wrong in it. */
const fallback = 'windows-1252';

/** What may be named as an encoding: those of the Encoding Standard by their own names, which have other labels too. */
export const encodings = [
  ...['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'macintosh', 'ibm866', 'koi8-r', 'koi8-u'],
  ...['windows-874', 'windows-1250', 'windows-1251', 'windows-1253', 'windows-1254', 'windows-1255'],
  ...['windows-1256', 'windows-1257', 'windows-1258', 'iso-8859-2', 'iso-8859-3', 'iso-8859-4', 'iso-8859-5'],
  ...['iso-8859-6', 'iso-8859-7', 'iso-8859-8', 'iso-8859-10', 'iso-8859-13', 'iso-8859-14', 'iso-8859-15'],
  ...['iso-8859-16', 'shift_jis', 'euc-jp', 'iso-2022-jp', 'gbk', 'gb18030', 'big5', 'euc-kr'],
] as const;

export interface FoundEncoding {
  encoding: string;
  problem: CsvProblem | null;
}

/**
 * How the text of a file is written: as `asked`, or by the mark at its beginning, or by where its first 4 KB are zero, or UTF-8 if all
 * of it is, or windows-1252, with a warning. BAD_ENCODING is fatal where its bytes are not what they have to be, or no text at all;
 * BAD_USER_INPUT is thrown for a label that is none.
 */
export async function findEncoding(path: string, asked?: string | null): Promise<FoundEncoding> {
  const told = asked == null ? guessEncoding(await readHead(path)) : readLabel(asked);
  const encoding = told ?? 'utf-8';
  const fault = await checkEncoding(path, encoding);
  if (!fault) return { encoding, problem: null };
  if (told !== null || fault.isBinary) return { encoding, problem: noText(encoding, fault) };
  const wide = await checkEncoding(path, fallback);
  return { encoding: fallback, problem: wide ? noText(fallback, wide) : notUtf8(fault) };
}

function noText(encoding: string, { line, isBinary }: EncodingFault): CsvProblem {
  const got = isBinary ? 'NUL characters, as other files have them' : 'bytes that are none';
  return fatal('BAD_ENCODING', `Expected text in ${encoding}. Got ${got}.`, { line }, { encoding });
}

function notUtf8({ line }: EncodingFault): CsvProblem {
  const message = `Expected UTF-8. Got something else, read as ${fallback}: look whether letters with accents are right.`;
  return warning('BAD_ENCODING', message, { line }, { encoding: fallback });
}

function readLabel(label: string): string {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    throw badInput('csv.encoding', 'a label of the Encoding Standard, such as windows-1252', quote(label));
  }
}

async function readHead(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** By its mark or its zeros; null for what has neither. */
function guessEncoding(head: Buffer): string | null {
  if (head.subarray(0, 3).equals(Buffer.of(0xef, 0xbb, 0xbf))) return 'utf-8';
  if (head.subarray(0, 2).equals(Buffer.of(0xff, 0xfe))) return 'utf-16le';
  if (head.subarray(0, 2).equals(Buffer.of(0xfe, 0xff))) return 'utf-16be';
  // Addresses are ASCII, of which every other byte is zero in UTF-16; what else is in the table may have none.
  const pairs = head.length >> 1;
  let [first, second] = [0, 0];
  for (let i = 0; i < pairs; i++) {
    if (head[2 * i] === 0) first++;
    if (head[2 * i + 1] === 0) second++;
  }
  const [some, few] = [pairs / 5, pairs / 50];
  if (second > some && first <= few) return 'utf-16le';
  return first > some && second <= few ? 'utf-16be' : null;
}
