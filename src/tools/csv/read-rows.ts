import type { CsvLayout, CsvLimits, CsvProblem, CsvRow } from './csv.ts';
import { createInterpreter, type ParseUrl } from './interpret-row.ts';
import { fatal } from './problem.ts';
import { readRecords } from './read-records.ts';
import { readTable } from './read-text.ts';

export interface ReadRowsOptions extends CsvLimits {
  parseUrl: ParseUrl;
  /** The index of the first row that is wanted; what is before is not looked into. Default: 0. */
  from?: number;
}

/** Can be read once. Leaving the loop early closes the file. */
export interface CsvReading extends AsyncIterable<CsvRow> {
  /** What ended it before the end of the file, known once it has ended; the rows before stand. */
  readonly brokenBy: CsvProblem | null;
}

/** The rows of a file, in constant memory, by a layout that readLayout gave without a fatal problem. */
export function readRows(path: string, layout: CsvLayout, options: ReadRowsOptions): CsvReading {
  const state = { brokenBy: null };
  const rows = iterate(path, layout, options, state);
  return Object.assign(state, { [Symbol.asyncIterator]: () => rows });
}

async function* iterate(
  path: string,
  layout: CsvLayout,
  { from = 0, maxRows, ...options }: ReadRowsOptions,
  state: { brokenBy: CsvProblem | null },
): AsyncGenerator<CsvRow> {
  const interpret = createInterpreter(layout, options);
  const { delimiter, hasHeader, hasDelimiterLine } = layout;
  const batches = readRecords(readTable(path, layout), { delimiter, firstLine: hasDelimiterLine ? 2 : 1 });
  let index = hasHeader ? -1 : 0;
  for await (const { records, problem } of batches) {
    for (const record of records) {
      if (index >= maxRows) {
        state.brokenBy = tooManyRows(record.line, maxRows);
        return;
      }
      if (index >= Math.max(0, from)) yield interpret(record, index);
      index++;
    }
    state.brokenBy = problem;
  }
}

const tooManyRows = (line: number, limit: number) =>
  fatal('TOO_MANY_ROWS', `Expected at most ${limit} rows. Got more.`, { line }, { limit });
