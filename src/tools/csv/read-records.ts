import { type CsvError, type Options, type Parser, parse } from 'csv-parse';
import { countBreaks } from './count-lines.ts';
import { type CsvProblem, maxRecordBytes } from './csv.ts';
import { fatal } from './problem.ts';

export interface CsvRecord {
  cells: string[];
  /** From 1: where it begins. */
  line: number;
}

export interface RecordBatch {
  records: CsvRecord[];
  /** What ended the reading behind these records: the last batch has it, if there is one. */
  problem: CsvProblem | null;
}

export interface RecordOptions {
  delimiter: string;
  /** In which line of the file the text begins. Default: 1. */
  firstLine?: number;
  /** Whether the text is the beginning of a longer one, so that its last record is none. Default: false. */
  isPart?: boolean;
}

/**
 * The records of a text, a batch for each piece of it. Blanks around cells without quotes are no part of them, empty lines are no records,
 * a quote within a cell is itself, and each record has as many cells as it has.
 *
 * csv-parse gives records to `on_record` here and not to a stream: a stream that breaks drops what was not yet read, the good
 * records before the one that broke it. Lines are counted here too, as `info.lines` counts CRLF within quotes twice.
 */
export async function* readRecords(
  texts: AsyncIterable<string> | Iterable<string>,
  { delimiter, firstLine = 1, isPart = false }: RecordOptions,
): AsyncGenerator<RecordBatch> {
  let records: CsvRecord[] = [];
  let next = firstLine;
  let emptyLines = 0;
  const begin = (empty: number) => {
    next += empty - emptyLines;
    emptyLines = empty;
    return next;
  };
  const parser = parse({
    ...parserOptions,
    delimiter,
    on_record: (cells: string[], { empty_lines }) => {
      const line = begin(empty_lines);
      records.push({ cells, line });
      next = line + 1;
      for (const cell of cells) next += countBreaks(cell);
      expectAnyLength(parser);
      return null;
    },
  });
  parser.on('error', () => {});
  const take = (error: Error | null | undefined): RecordBatch => {
    const batch = {
      records,
      problem: error ? describe(error as CsvError, begin(parser.info.empty_lines)) : null,
    };
    records = [];
    return batch;
  };
  try {
    for await (const text of texts) {
      const batch = take(await new Promise<Error | null | undefined>((done) => parser.write(text, done)));
      yield batch;
      if (batch.problem) return;
    }
    if (!isPart) yield take(await new Promise<Error | null | undefined>((done) => parser.end(done)));
  } finally {
    parser.destroy();
  }
}

/**
 * A record of another length than the first makes an error with its stack, though nobody is told of it: 20 µs a row, which are two seconds
 * for 100,000. Behind what it takes for the first record there is none.
 */
function expectAnyLength({ info }: Parser): void {
  (info as { records: number }).records = 0;
}

const parserOptions = {
  columns: false,
  relax_column_count: true,
  relax_quotes: true,
  trim: true,
  skip_empty_lines: true,
  max_record_size: maxRecordBytes,
  // What it would find out by the first line is not so for a file of two hands.
  record_delimiter: ['\r\n', '\n', '\r'],
} satisfies Options;

/** `line` is where the record begins; an error knows where it was noticed, thousands of lines below. */
function describe({ code, lines, column, message }: CsvError, line: number): CsvProblem {
  const place = { line, column: Number(column) + 1 };
  const params = { endLine: Number(lines) };
  switch (code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return notClosed(place, params);
    case 'CSV_MAX_RECORD_SIZE': {
      // Outside of quotes a record ends with its line.
      if (params.endLine > line) return notClosed(place, params);
      const expected = `Expected a row of at most ${maxRecordBytes} bytes. Got more.`;
      return fatal('ROW_TOO_LONG', expected, place, { limit: maxRecordBytes });
    }
    case 'CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE':
      return fatal(
        'BAD_QUOTE',
        'Expected a delimiter or the end of the row behind a cell in quotes. Got text.',
        place,
      );
    default:
      throw new Error(`Unexpected failure of csv-parse, ${code}: ${message}`);
  }
}

const notClosed = (place: { line: number; column: number }, params: { endLine: number }) =>
  fatal(
    'QUOTE_NOT_CLOSED',
    'Expected a quote at the end of a cell that begins with one. Got none.',
    place,
    params,
  );
