import { badInput, cut, quote } from '../../errors.ts';
import type { CsvColumn, CsvOptions, CsvRole } from './csv.ts';
import { isResultHeader } from './result-column.ts';
import { isUrlList } from './split-urls.ts';

/** Names of columns that hold pictures, by `fold`; each may have a number behind it. */
export const urlHeaders = [
  ...['url', 'urls', 'image', 'imageurl', 'imageurls', 'inputimageurl', 'inputimageurls', 'picture', 'photo'],
  ...['imagesrc', 'src', 'link', 'sourceurl'],
];
/** The first of these that there is names the rows. */
const nameHeaders = ['productname', 'name', 'title', 'sku', 'handle'];
const seenCells = 20;

/** A name as it is compared: `Image-URL` is `imageurl`. */
const fold = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

export const isUrlHeader = (name: string): boolean =>
  urlHeaders.includes(fold(name).replace(/(?<!\d)\d+$/, ''));

export interface NamedColumns {
  names: readonly string[];
  hasHeader: boolean;
  /** Of the first rows. */
  rows: readonly (readonly string[])[];
}

/** What each column holds: as it is told, or by its name, or by what is in it. BAD_USER_INPUT for a name that no column has. */
export function findRoles(
  columns: NamedColumns,
  { urlColumns, nameColumn }: Pick<CsvOptions, 'urlColumns' | 'nameColumn'>,
): CsvColumn[] {
  const { names } = columns;
  const named = nameColumn == null ? null : requireNamed(names, nameColumn, 'csv.nameColumn')[0]!;
  const asked = urlColumns?.flatMap((name) => requireNamed(names, name, 'csv.urlColumns')) ?? [];
  if (named !== null && asked.includes(named))
    throw badInput('csv.nameColumn', 'a column that is not among urlColumns', quote(nameColumn));
  const urls = asked.length > 0 ? asked : findUrlColumns(columns, named);
  const name = named ?? findNameColumn(names, urls);
  const roleOf = (index: number): CsvRole => {
    if (urls.includes(index)) return 'URL';
    return index === name ? 'NAME' : 'OTHER';
  };
  return names.map((name, index) => ({ index, name, role: roleOf(index) }));
}

/** Every column of that name; if none has it to the letter, those that have it but for case, blanks and signs. */
export function findNamed(names: readonly string[], name: string): number[] {
  const alike = (same: (one: string) => boolean) => names.flatMap((one, i) => (same(one) ? [i] : []));
  const exact = alike((one) => one === name.trim());
  return exact.length > 0 ? exact : alike((one) => fold(one) !== '' && fold(one) === fold(name));
}

function requireNamed(names: readonly string[], name: string, argument: string): number[] {
  const found = findNamed(names, name);
  if (found.length > 0) return found;
  const known = cut(names.map((one) => JSON.stringify(one)).join(', '), 400);
  throw badInput(argument, `the name of a column, one of ${known}`, quote(name));
}

function findUrlColumns({ names, hasHeader, rows }: NamedColumns, except: number | null): number[] {
  const others = names.map((name, at) => ({ name, at })).filter(({ at }) => at !== except);
  const known = others.filter(({ name }) => isUrlHeader(name)).map(({ at }) => at);
  if (known.length > 0) return known;
  const full = others
    .filter(({ name, at }) => !isResultHeader(name) && holdsUrls(rows, at))
    .map(({ at }) => at);
  // Without names nothing tells pictures from pages; with them, it is the first.
  return hasHeader ? full.slice(0, 1) : full;
}

function holdsUrls(rows: NamedColumns['rows'], index: number): boolean {
  const filled = rows.flatMap((cells) => cells[index] || []).slice(0, seenCells);
  return filled.length > 0 && filled.every(isUrlList);
}

function findNameColumn(names: readonly string[], urls: readonly number[]): number | null {
  for (const header of nameHeaders) {
    const at = names.findIndex((name, i) => fold(name) === header && !urls.includes(i));
    if (at >= 0) return at;
  }
  return null;
}
