/**
 * Reads tables that name pictures by their addresses, and writes them again with what became of them. A file is read twice, in constant
 * memory: once for its encoding (find-encoding.ts), as no part of it tells whether all of it is UTF-8, and once for its rows. What columns
 * it has is told by its first 64 KB (read-layout.ts), and may be said by who sends it. Rows are arrays of cells throughout: two columns
 * may have one name, and `__proto__` is a legal one.
 */
import type { AppError, ErrorParams } from '../../errors.ts';

/** What its sender says of a file; what is left out is found. */
export interface CsvOptions {
  /** A label of the WHATWG Encoding Standard. */
  encoding?: string | null;
  /** One character. */
  delimiter?: string | null;
  /** By the names of their columns, or `column 1` and so on where a file has no header. None is the same as left out. */
  urlColumns?: readonly string[] | null;
  nameColumn?: string | null;
}

/** All that is needed to read the rows: keep it, and they are read alike each time. */
export interface CsvLayout {
  /** As the Encoding Standard names it, such as utf-8. */
  encoding: string;
  delimiter: string;
  /** In the order of the file. */
  columns: CsvColumn[];
  /** Whether the first record names the columns. */
  hasHeader: boolean;
  /** Whether a line such as `sep=;` comes before all others. */
  hasDelimiterLine: boolean;
}

export interface CsvColumn {
  /** From 0. */
  index: number;
  /** As the header has it, which may be empty or that of another; `column 1` and so on without a header. */
  name: string;
  role: CsvRole;
}

export type CsvRole = 'URL' | 'NAME' | 'OTHER';

export interface CsvRow {
  /** From 0, of all rows but the header. */
  index: number;
  /** From 1: where in the file it begins. */
  line: number;
  /** One a column, empty where the row is short; behind them what it has too many of. */
  cells: string[];
  /** In the order of the row, at most `maxUrlsPerRow`. */
  urls: CsvUrl[];
  /** Null without a column of names, or with nothing in it. */
  name: string | null;
  /** None of them is fatal. */
  problems: CsvProblem[];
}

/** An address as it is written, and what it is. */
export interface CsvUrl {
  text: string;
  /** From 1. */
  column: number;
  /** Null for one that is none. Two that have the same `href` are the same picture: fragments are not part of it. */
  url: URL | null;
  /** Why it is none. */
  error: AppError | null;
}

export interface CsvProblem {
  /** It ends the reading. */
  isFatal: boolean;
  code: CsvProblemCode;
  /** From 1, in the file. */
  line: number | null;
  /** From 1: which cell. */
  column: number | null;
  message: string;
  params: ErrorParams;
}

export type CsvProblemCode =
  | 'EMPTY_FILE'
  | 'NO_URL_COLUMN'
  | 'BAD_ENCODING'
  | 'QUOTE_NOT_CLOSED'
  | 'BAD_QUOTE'
  | 'ROW_TOO_LONG'
  | 'TOO_MANY_ROWS'
  | 'TOO_MANY_URLS'
  | 'NO_URL'
  | 'BAD_URL'
  | 'DUPLICATE_URL'
  | 'SURPLUS_CELLS'
  | 'MISSING_CELLS';

export interface CsvLimits {
  maxRows: number;
  maxUrlsPerRow: number;
}

/** How many bytes a row may have: above, it is a quote that nobody closed. */
export const maxRecordBytes = 65_536;

/** Each row is filled up to as many cells: what a row of two bytes becomes is bounded by this. */
export const maxColumns = 1000;
