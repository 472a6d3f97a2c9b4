import { formatCount } from '../format/count.ts';
import { formatBytes } from '../format/measure.ts';
import type { CsvProblemCode } from '../gql/graphql.ts';

interface Told {
  code: CsvProblemCode;
  params: object;
  message: string;
}
type Params = Record<string, unknown>;

const count = (value: unknown, otherwise: string) =>
  typeof value === 'number' ? formatCount(value) : otherwise;

const words: Record<CsvProblemCode, (params: Params, message: string) => string> = {
  EMPTY_FILE: () => 'There is nothing in this file: it needs rows with the addresses of pictures.',
  NO_URL_COLUMN: () => 'No column has addresses of pictures. If one does, say which below.',
  BAD_ENCODING: (_params, message) =>
    `Not all of it is text in the encoding that was found or chosen. ${message}`,
  QUOTE_NOT_CLOSED: () =>
    'A quote begins here and does not end: what follows cannot be told apart. Close it, or take it out.',
  BAD_QUOTE: () =>
    'Text follows a quote that has ended. Put quotes around all of the cell, or around nothing.',
  ROW_TOO_LONG: ({ limit }) =>
    `This row is longer than ${typeof limit === 'number' ? formatBytes(limit) : 'rows may be'}.`,
  TOO_MANY_ROWS: ({ limit }) => `More than ${count(limit, 'as many as allowed')} rows: split the file.`,
  TOO_MANY_URLS: ({ limit, actual }) =>
    `${count(actual, 'Too many')} addresses in one row: those after the first ${count(limit, 'few')} are left out.`,
  NO_URL: () => 'No address in this row: there is nothing to fetch.',
  BAD_URL: ({ url }) =>
    `${typeof url === 'string' && url !== '' ? `“${url}” is` : 'This is'} no address that can be fetched from.`,
  DUPLICATE_URL: ({ firstLine }) =>
    `The same address as in line ${count(firstLine, 'another')}: fetched once.`,
  SURPLUS_CELLS: ({ expected, actual }) =>
    `${count(actual, 'More')} cells where there are ${count(expected, 'fewer')} columns. A quote or a delimiter may be missing.`,
  MISSING_CELLS: ({ expected, actual }) =>
    `${count(actual, 'Fewer')} of ${count(expected, 'the')} cells: the others are taken as empty.`,
};

/** What is wrong in a spreadsheet, in a sentence. */
export const wordCsvProblem = ({ code, params, message }: Told): string =>
  words[code](params as Params, message);

/** "Line 12, column 3". */
export function placeWords({ line, column }: { line?: number | null; column?: number | null }): string {
  if (!line) return 'The file';
  return column ? `Line ${formatCount(line)}, column ${column}` : `Line ${formatCount(line)}`;
}
