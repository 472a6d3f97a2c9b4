import { badInput, cut, quote } from '../../errors.ts';
import { createNameIndex, findNameHeader, isUrlHeader } from './column-name.ts';
import type { CsvColumn, CsvOptions, CsvRole } from './csv.ts';
import { isResultHeader } from './result-column.ts';
import { isUrlList } from './split-urls.ts';

const seenCells = 20;

export interface NamedColumns {
  names: readonly string[];
  hasHeader: boolean;
  /** Of the first rows. */
  rows: readonly (readonly string[])[];
}

/** What each column holds: as it is told, or by its name, or by what is in it. BAD_USER_INPUT for a name that no column has. */
export function findRoles(
  { names, hasHeader, rows }: NamedColumns,
  { urlColumns, nameColumn }: Pick<CsvOptions, 'urlColumns' | 'nameColumn'>,
): CsvColumn[] {
  const find = createFinder(names);
  const told = nameColumn == null ? null : find(nameColumn, 'csv.nameColumn')[0]!;
  const asked = urlColumns?.flatMap((name) => find(name, 'csv.urlColumns')) ?? [];
  if (told !== null && asked.includes(told))
    throw badInput('csv.nameColumn', 'a column that is not among urlColumns', quote(nameColumn));
  const columns = names.map((name, index) => ({ name, index }));
  const free = columns.filter(({ index }) => index !== told);
  const urls = new Set(asked.length > 0 ? asked : findUrlColumns(free, rows, hasHeader));
  const named = told ?? findNameHeader(free.filter(({ index }) => !urls.has(index)));
  const roleOf = (index: number): CsvRole => {
    if (urls.has(index)) return 'URL';
    return index === named ? 'NAME' : 'OTHER';
  };
  return columns.map(({ name, index }) => ({ index, name, role: roleOf(index) }));
}

function createFinder(names: readonly string[]): (name: string, argument: string) => readonly number[] {
  const find = createNameIndex(names);
  return (name, argument) => {
    const found = find(name);
    if (found.length > 0) return found;
    const known = cut(names.map((one) => JSON.stringify(one)).join(', '), 400);
    throw badInput(argument, `the name of a column, one of ${known}`, quote(name));
  };
}

function findUrlColumns(
  columns: readonly Omit<CsvColumn, 'role'>[],
  rows: NamedColumns['rows'],
  hasHeader: boolean,
): number[] {
  const known = columns.filter(({ name }) => isUrlHeader(name));
  if (known.length > 0) return known.map(({ index }) => index);
  const full = columns.filter(({ name, index }) => !isResultHeader(name) && holdsUrls(rows, index));
  // Without names nothing tells pictures from pages; with them, it is the first.
  return (hasHeader ? full.slice(0, 1) : full).map(({ index }) => index);
}

function holdsUrls(rows: NamedColumns['rows'], index: number): boolean {
  const filled = rows.flatMap((cells) => cells[index] || []).slice(0, seenCells);
  return filled.length > 0 && filled.every(isUrlList);
}
