/** Names of columns that hold pictures, folded; each may have a number behind it. */
export const urlHeaders = [
  ...['url', 'urls', 'image', 'imageurl', 'imageurls', 'inputimageurl', 'inputimageurls', 'picture', 'photo'],
  ...['imagesrc', 'src', 'link', 'sourceurl'],
];
/** The first of these that there is names the rows. */
const nameHeaders = ['productname', 'name', 'title', 'sku', 'handle'];

/** A name as it is compared: `Image-URL` is `imageurl`. */
const fold = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

export const isUrlHeader = (name: string): boolean =>
  urlHeaders.includes(fold(name).replace(/(?<!\d)\d+$/, ''));

/** The column that names the rows, by its own name; null for none. */
export function findNameHeader(columns: readonly { name: string; index: number }[]): number | null {
  const folded = columns.map(({ name }) => fold(name));
  const at = nameHeaders.map((header) => folded.indexOf(header)).find((found) => found >= 0);
  return at === undefined ? null : columns[at]!.index;
}

/** Finds every column of a name; if none has it to the letter, those that have it but for case, blanks and signs. */
export function createNameIndex(names: readonly string[]): (name: string) => readonly number[] {
  const indexes = [...names.keys()];
  const exact = Map.groupBy(indexes, (index) => names[index]!);
  const folded = Map.groupBy(indexes, (index) => fold(names[index]!));
  folded.delete('');
  return (name) => exact.get(name.trim()) ?? folded.get(fold(name)) ?? [];
}
