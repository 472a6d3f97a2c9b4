import { badInput, quote } from '../../errors.ts';
import { createNameIndex, isUrlHeader } from './column-name.ts';
import type { CsvProblem } from './csv.ts';
import { type CsvRecord, readRecords } from './read-records.ts';

/** The first is that of a file that has none. */
const delimiters = [',', ';', '\t', '|'];

/** The first 64 KB of a file. */
export interface Sample {
  text: string;
  /** In which line of the file it begins. */
  firstLine: number;
  /** Whether it is not all of it. */
  isPart: boolean;
}

export interface Reading {
  delimiter: string;
  records: CsvRecord[];
  /** What ends them early. */
  problem: CsvProblem | null;
}

/** Also for what a `sep=` line names. BAD_USER_INPUT for what can be none. */
export function checkDelimiter(delimiter: string): string {
  if (/^[^"\r\n\0]$/u.test(delimiter)) return delimiter;
  throw badInput('csv.delimiter', 'one character, neither a quote nor the end of a line', quote(delimiter));
}

/**
 * What lies between the cells, and the records that come of it: read with each, the one by which a column has the name of one with
 * pictures; then the one that divides the header at all; then the one by which most rows are as long as the header.
 */
export async function findDelimiter(sample: Sample, urlColumns: readonly string[]): Promise<Reading> {
  const readings: Reading[] = [];
  for (const delimiter of delimiters) readings.push(await readSample(sample, delimiter));
  const scores = new Map(readings.map((reading) => [reading, scoreReading(reading, urlColumns)]));
  return readings.reduce((best, one) => (isBetter(scores.get(one)!, scores.get(best)!) ? one : best));
}

export async function readSample({ text, ...options }: Sample, delimiter: string): Promise<Reading> {
  const reading: Reading = { delimiter, records: [], problem: null };
  for await (const { records, problem } of readRecords([text], { delimiter, ...options })) {
    reading.records.push(...records);
    reading.problem = problem;
  }
  return reading;
}

/** Higher is better, the first figure before the second. */
function scoreReading({ records }: Reading, urlColumns: readonly string[]): number[] {
  const [first, ...rest] = records.map(({ cells }) => cells);
  if (!first) return [0, 0, 0, 0];
  const find = createNameIndex(first);
  const hasAsked = urlColumns.length > 0 && urlColumns.every((name) => find(name).length > 0);
  const isKnown = hasAsked || first.some(isUrlHeader);
  const alike = rest.filter(({ length }) => length === first.length).length;
  return [Number(isKnown), Number(first.length > 1), alike, first.length];
}

function isBetter(score: readonly number[], than: readonly number[]): boolean {
  const at = score.findIndex((figure, i) => figure !== than[i]);
  return at >= 0 && score[at]! > than[at]!;
}
