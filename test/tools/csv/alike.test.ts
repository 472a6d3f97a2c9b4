import { describe, expect, test } from 'vitest';
import { encodingOf, writings } from './encode.ts';
import { createTables, readAll } from './table.ts';

const tables = createTables();
const url = (i: number) => `https://example.org/${i}.jpg`;
/** Of which the last cell has one, two or three addresses, one with a comma in it. */
const table = [
  ['Größe', 'Product Name', 'Image URLs'],
  ['5" wide', 'Été', url(1)],
  ['', 'Vase "Blau"', `${url(2)}, ${url(3)}`],
  ['1,50; 2 | x', 'Zweizeilig', 'https://example.org/w_1,h_2/4.jpg'],
  ['  außen ', 'Lampe', `${url(5)}, ${url(6)}, ${url(7)}`],
];

function writeTable(delimiter: string, end: string, quotesLists: boolean): string {
  const write = (cell: string, column: number) => {
    const isList = column === 2 && !quotesLists;
    // A comma within an address ends its cell as any other.
    const asIs = isList && !cell.includes('w_1,h_2');
    return asIs || (/^[\p{L}\d:/. ]*$/u.test(cell.trim()) && cell === cell.trim())
      ? cell
      : `"${cell.replaceAll('"', '""')}"`;
  };
  return table.map((cells) => cells.map(write).join(delimiter) + end).join('');
}

const ways = Object.keys(writings).flatMap((writing) =>
  [',', ';', '\t', '|'].flatMap((delimiter) =>
    ['\n', '\r\n', '\r'].flatMap((end) =>
      [true, false].map((quotesLists) => ({ writing, delimiter, end, quotesLists })),
    ),
  ),
);

describe('one table in 168 files', () => {
  test('there are as many', () => expect(ways.length).toBe(168));

  test.each(ways)(
    '$writing, $delimiter, $end, lists in quotes: $quotesLists',
    async ({ writing, delimiter, end, quotesLists }) => {
      const text = writeTable(delimiter, end, quotesLists);
      const path = tables.write(writings[writing as keyof typeof writings](text));
      const { layout, rows, problems } = await readAll(path);
      expect(layout).toMatchObject({ encoding: encodingOf(writing), delimiter, hasHeader: true });
      expect(layout!.columns.map(({ name, role }) => [name, role])).toEqual([
        ['Größe', 'OTHER'],
        ['Product Name', 'NAME'],
        ['Image URLs', 'URL'],
      ]);
      expect(rows.map(({ cells }) => cells)).toEqual(table.slice(1));
      expect(rows.map(({ line }) => line)).toEqual([2, 3, 4, 5]);
      expect(rows.map(({ name }) => name)).toEqual(['Été', 'Vase "Blau"', 'Zweizeilig', 'Lampe']);
      expect(rows.map(({ urls }) => urls.length)).toEqual([1, 2, 1, 3]);
      expect(problems.map(({ code }) => code)).toEqual(writing === 'windows-1252' ? ['BAD_ENCODING'] : []);
    },
  );
});
