import { AppError, cut } from '../../errors.ts';
import type { CsvLayout, CsvLimits, CsvProblem, CsvRow, CsvUrl } from './csv.ts';
import { warning } from './problem.ts';
import type { CsvRecord } from './read-records.ts';
import { isUrl, splitUrls } from './split-urls.ts';

/** What an address stands for, without its fragment; throws an AppError for one that is none. */
export type ParseUrl = (text: string) => URL;

export interface InterpretOptions extends Pick<CsvLimits, 'maxUrlsPerRow'> {
  parseUrl: ParseUrl;
}

/** Makes rows of records. What is wrong with a row is in its `problems`; a list that is too long is cut. */
export function createInterpreter(
  { columns }: CsvLayout,
  { maxUrlsPerRow, parseUrl }: InterpretOptions,
): (record: CsvRecord, index: number) => CsvRow {
  const urlColumns = columns.flatMap(({ role, index }) => (role === 'URL' ? [index] : []));
  const nameColumn = columns.find(({ role }) => role === 'NAME')?.index;
  const firstUrlColumn = (urlColumns[0] ?? 0) + 1;
  return ({ cells: written, line }, index) => {
    const { cells, problems } = fitCells(written, line, columns.length, urlColumns.at(-1)!);
    const found = urlColumns.flatMap((column) =>
      splitUrls(cells[column]!).map((text) => ({ text, column: column + 1 })),
    );
    if (found.length === 0)
      problems.push(warning('NO_URL', 'Expected an address. Got none.', { line, column: firstUrlColumn }));
    if (found.length > maxUrlsPerRow)
      problems.push(tooManyUrls(found.length, maxUrlsPerRow, line, found[maxUrlsPerRow]!.column));
    const urls = found.slice(0, maxUrlsPerRow).map(({ text, column }) => readUrl(text, column, parseUrl));
    for (const { text, column, error } of urls)
      if (error) problems.push(badUrl(text, error, { line, column }));
    const name = nameColumn === undefined ? null : cells[nameColumn]!.trim() || null;
    return { index, line, cells, urls, name, problems };
  };
}

/**
 * As many cells as there are columns. Addresses of which there are too many belong to the last column of addresses, where a list was
 * written without quotes; anything else stays behind the others. Empty cells at the end are none: spreadsheets write them.
 */
function fitCells(written: readonly string[], line: number, width: number, lastUrlColumn: number) {
  const cells = written.slice(0, width);
  const problems: CsvProblem[] = [];
  if (cells.length < width) {
    const column = cells.length + 1;
    const params = { expected: width, actual: cells.length };
    problems.push(
      warning('MISSING_CELLS', `Expected ${width} cells. Got ${cells.length}.`, { line, column }, params),
    );
    while (cells.length < width) cells.push('');
  }
  if (written.length > width) {
    const surplus = written.slice(width).filter((cell) => cell !== '');
    const urls = surplus.filter(isUrl);
    const others = surplus.filter((cell) => !isUrl(cell));
    if (urls.length > 0) cells[lastUrlColumn] = [cells[lastUrlColumn], ...urls].filter(Boolean).join(', ');
    if (others.length > 0) {
      const message = `Expected ${width} cells. Got ${written.length}.`;
      const column = written.indexOf(others[0]!, width) + 1;
      problems.push(
        warning('SURPLUS_CELLS', message, { line, column }, { expected: width, actual: written.length }),
      );
      cells.push(...others);
    }
  }
  return { cells, problems };
}

function readUrl(text: string, column: number, parseUrl: ParseUrl): CsvUrl {
  try {
    return { text, column, url: parseUrl(text), error: null };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { text, column, url: null, error };
  }
}

const badUrl = (text: string, { message, params }: AppError, place: { line: number; column: number }) =>
  warning('BAD_URL', message, place, { url: cut(text), ...params });

const tooManyUrls = (actual: number, limit: number, line: number, column: number) =>
  warning(
    'TOO_MANY_URLS',
    `Expected at most ${limit} addresses in a row. Got ${actual}, of which the others are left out.`,
    { line, column },
    { limit, actual },
  );
