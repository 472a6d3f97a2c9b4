import { findRoles } from './column-role.ts';
import type { CsvLayout, CsvOptions, CsvProblem } from './csv.ts';
import { takeDelimiterLine } from './delimiter-line.ts';
import { checkDelimiter, findDelimiter, type Reading, readSample, type Sample } from './find-delimiter.ts';
import { findEncoding } from './find-encoding.ts';
import { fatal } from './problem.ts';
import { readText } from './read-text.ts';
import { isUrl } from './split-urls.ts';

const sampleLength = 65_536;

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
  if (!first) return { layout: null, problems: [...told, reading.problem ?? emptyFile('nothing')] };
  const hasHeader = !first.some(isUrl) || isNamed(first, options.urlColumns);
  const names = hasHeader ? first : first.map((_, i) => `column ${i + 1}`);
  const columns = findRoles({ names, hasHeader, rows: hasHeader ? rest : [first, ...rest] }, options);
  const layout = {
    encoding,
    delimiter: reading.delimiter,
    columns,
    hasHeader,
    hasDelimiterLine: delimiterLine !== null,
  };
  if (!columns.some(({ role }) => role === 'URL')) told.push(noUrlColumn(reading, names));
  else if (hasHeader && rest.length === 0 && !sample.isPart)
    told.push(reading.problem ?? emptyFile('a header alone'));
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

function noUrlColumn({ records }: Reading, names: readonly string[]): CsvProblem {
  const message = 'Expected a column of picture addresses, such as one named image or url. Got none.';
  return fatal('NO_URL_COLUMN', message, { line: records[0]!.line }, { columns: names.length });
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
