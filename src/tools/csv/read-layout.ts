import { findRoles } from './column-role.ts';
import { type CsvLayout, type CsvOptions, type CsvProblem, maxColumns, maxRecordBytes } from './csv.ts';
import { takeDelimiterLine } from './delimiter-line.ts';
import { checkDelimiter, findDelimiter, type Reading, readSample, type Sample } from './find-delimiter.ts';
import { findEncoding } from './find-encoding.ts';
import { fatal } from './problem.ts';
import type { CsvRecord } from './read-records.ts';
import { readText } from './read-text.ts';
import { isUrl } from './split-urls.ts';

/** A header that is too long is noticed in it. */
const sampleLength = maxRecordBytes + 4096;

export interface ReadLayout {
  /** Null where not even columns were found. */
  layout: CsvLayout | null;
  /** At most two; with a fatal one there is nothing to read by. */
  problems: CsvProblem[];
}

/**
 * What a file on this disk holds, as far as it is told by its bytes and its first 64 KB: encoding, delimiter, header, and which columns hold
 * pictures. BAD_USER_INPUT, with `argument` csv.encoding, csv.delimiter, csv.urlColumns or csv.nameColumn, for options
 * that do not fit it. A header that holds an address is none: it is the first row.
 */
export async function readLayout(path: string, options: CsvOptions = {}): Promise<ReadLayout> {
  const { encoding, problem } = await findEncoding(path, options.encoding);
  if (problem?.isFatal) return { layout: null, problems: [problem] };
  const told = problem ? [problem] : [];
  const { sample, delimiterLine } = await readBeginning(path, encoding);
  const reading = await readWith(sample, options.delimiter ?? delimiterLine, options.urlColumns ?? []);
  const [first, ...rest] = reading.records.map(({ cells }) => cells);
  if (!first || first.length > maxColumns)
    return { layout: null, problems: [...told, reading.problem ?? badHeader(sample, first)] };
  const hasHeader = !first.some(isUrl) || isNamed(first, options.urlColumns);
  const names = hasHeader ? first : first.map((_, i) => `column ${i + 1}`);
  const rows = hasHeader ? rest : [first, ...rest];
  const layout = {
    encoding,
    delimiter: reading.delimiter,
    columns: findRoles({ names, hasHeader, rows }, options),
    hasHeader,
    hasDelimiterLine: delimiterLine !== null,
  };
  const hasUrls = layout.columns.some(({ role }) => role === 'URL');
  if (rows.length === 0 && reading.problem) told.push(reading.problem);
  else if (!hasUrls) told.push(noUrlColumn(reading.records[0]!, names.length));
  else if (rows.length === 0 && !sample.isPart) told.push(emptyFile('a header alone'));
  return { layout, problems: told };
}

const isNamed = (names: readonly string[], urlColumns: CsvOptions['urlColumns']): boolean =>
  urlColumns?.some((name) => names.includes(name)) ?? false;

function readWith(sample: Sample, delimiter: string | null, urlColumns: readonly string[]): Promise<Reading> {
  return delimiter === null
    ? findDelimiter(sample, urlColumns)
    : readSample(sample, checkDelimiter(delimiter));
}

const emptyFile = (got: string): CsvProblem => fatal('EMPTY_FILE', `Expected a header and rows. Got ${got}.`);

function badHeader({ isPart }: Sample, first: readonly string[] | undefined): CsvProblem {
  if (!first) return emptyFile(isPart ? 'empty lines alone where it begins' : 'nothing');
  const message = `Expected at most ${maxColumns} columns. Got ${first.length}.`;
  return fatal('ROW_TOO_LONG', message, { line: 1 }, { limit: maxColumns, actual: first.length });
}

function noUrlColumn({ line }: CsvRecord, columns: number): CsvProblem {
  const message = 'Expected a column of picture addresses, such as one named image or url. Got none.';
  return fatal('NO_URL_COLUMN', message, { line }, { columns });
}

async function readBeginning(
  path: string,
  encoding: string,
): Promise<{ sample: Sample; delimiterLine: string | null }> {
  let text = '';
  for await (const piece of readText(path, encoding)) {
    text += piece;
    if (text.length > sampleLength) break;
  }
  const isPart = text.length > sampleLength;
  const { rest, delimiter } = takeDelimiterLine(text.slice(0, sampleLength));
  return { sample: { text: rest, firstLine: delimiter === null ? 1 : 2, isPart }, delimiterLine: delimiter };
}
