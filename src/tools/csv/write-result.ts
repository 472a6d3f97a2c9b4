import type { CsvLayout } from './csv.ts';
import { isResultHeader, listResultHeaders } from './result-column.ts';
import type { ResultItem, ResultRow } from './result-row.ts';
import { writeCsv } from './write-csv.ts';

const rowsAtOnce = 200;

/**
 * The table that came in, with its results: the same rows and cells, then the columns of results, then what cells a row had too many of.
 * Columns of results that it had before are left out, as they are written anew. Of a row with several addresses each column
 * but two has one entry an address, in their order, joined by `, `, empty where there is none; `Status` is that of the row,
 * and `Error Code` and `Error` tell of the addresses that failed.
 */
export function writeResultCsv(
  { columns, delimiter }: CsvLayout,
  rows: AsyncIterable<ResultRow> | Iterable<ResultRow>,
  { recipeCount }: { recipeCount: number },
): AsyncGenerator<string> {
  const kept = columns.filter(({ name }) => !isResultHeader(name));
  const header = [...kept.map(({ name }) => name), ...listResultHeaders(recipeCount)];
  const describe = ({ cells, status, items }: ResultRow) => [
    ...kept.map(({ index }) => cells[index] ?? ''),
    ...Array.from({ length: recipeCount }, (_, recipe) =>
      join(items, ({ outputUrls }) => outputUrls[recipe]),
    ),
    status,
    ...describeErrors(items),
    join(items, ({ inputBytes }) => inputBytes),
    join(items, ({ outputBytes }) => outputBytes),
    join(items, ({ imageId }) => imageId),
    ...cells.slice(columns.length),
  ];
  return writeCsv(header, map(rows, describe), { delimiter });
}

/** A line of JSON for each row, as ResultRow has it: nothing in it is escaped but for JSON. */
export async function* writeResultJsonLines(
  rows: AsyncIterable<ResultRow> | Iterable<ResultRow>,
): AsyncGenerator<string> {
  let lines: string[] = [];
  for await (const { index, line, name, cells, status, items } of rows) {
    lines.push(`${JSON.stringify({ index, line, name, cells, status, items })}\n`);
    if (lines.length >= rowsAtOnce) {
      yield lines.join('');
      lines = [];
    }
  }
  if (lines.length > 0) yield lines.join('');
}

function join(
  items: readonly ResultItem[],
  read: (item: ResultItem) => string | number | null | undefined,
): string {
  const entries = items.map((item) => read(item) ?? '');
  return entries.some((entry) => entry !== '') ? entries.join(', ') : '';
}

function describeErrors(items: readonly ResultItem[]): [string, string] {
  const errors = items.flatMap(({ error }) => error ?? []);
  return [errors.map(({ code }) => code).join(', '), errors.map(({ message }) => message).join(' ')];
}

async function* map<T, U>(
  values: AsyncIterable<T> | Iterable<T>,
  change: (value: T) => U,
): AsyncGenerator<U> {
  for await (const value of values) yield change(value);
}
