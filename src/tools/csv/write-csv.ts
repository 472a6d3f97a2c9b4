import { stringify } from 'csv-stringify/sync';
import { escapeFormula } from './escape-formula.ts';

const rowsAtOnce = 200;

/**
 * A table as spreadsheets open it: UTF-8 with its mark, CRLF, no formula in any cell, a piece for some hundred rows. Blanks that a cell
 * begins or ends with are kept by quotes.
 */
export async function* writeCsv(
  header: readonly string[],
  rows: AsyncIterable<readonly string[]> | Iterable<readonly string[]>,
  { delimiter = ',' }: { delimiter?: string } = {},
): AsyncGenerator<string> {
  let waiting: (readonly string[])[] = [header];
  let bom = true;
  const write = () => {
    const text = stringify(waiting as string[][], { ...writerOptions, delimiter, bom });
    waiting = [];
    bom = false;
    return text;
  };
  for await (const row of rows) {
    waiting.push(row);
    if (waiting.length >= rowsAtOnce) yield write();
  }
  if (waiting.length > 0) yield write();
}

const writerOptions = {
  record_delimiter: 'windows',
  cast: { string: escapeFormula },
  // Which it does not do by itself where the end of a row is given.
  quote_record_delimiter: true,
  // Also where another program would divide the cell and find a formula behind its delimiter.
  quoted_match: /^\s|\s$|[,;\t|]\s*[=+\-@＝＋－＠]/,
} as const;
