import { expect, test } from 'vitest';
import type { CsvOptions } from '../../../src/tools/csv/csv.ts';
import { readLayout } from '../../../src/tools/csv/read-layout.ts';
import { type ReadRowsOptions, readRows } from '../../../src/tools/csv/read-rows.ts';
import { createTables, limits, readAll, rolesOf } from './table.ts';

const tables = createTables();
const read = (text: string, options: CsvOptions = {}, reading: Partial<ReadRowsOptions> = {}) =>
  readAll(tables.write(text), options, reading);
const a = 'https://example.org/a.jpg';
const b = 'https://example.org/b.jpg';
const c = 'https://example.org/c.jpg';

test('a row has its place, its cells, its addresses and its name', async () => {
  const { rows, problems } = await read(
    `Product Name;Image URL;Price\nVase;${a};5,50\n"Lamp; ""old""";"${b}, ${c}";\n`,
  );
  expect(problems).toEqual([]);
  expect(rows).toEqual([
    {
      index: 0,
      line: 2,
      cells: ['Vase', a, '5,50'],
      name: 'Vase',
      urls: [{ text: a, column: 2, url: new URL(a), error: null }],
      problems: [],
    },
    {
      index: 1,
      line: 3,
      cells: ['Lamp; "old"', `${b}, ${c}`, ''],
      name: 'Lamp; "old"',
      urls: [
        { text: b, column: 2, url: new URL(b), error: null },
        { text: c, column: 2, url: new URL(c), error: null },
      ],
      problems: [],
    },
  ]);
});

test('lines are those of the file: empty ones, and those within quotes, are counted once however they end', async () => {
  const { rows } = await read(`name,url\r\n"a\r\nb\nc\rd",${a}\r\n\r\n  \r\nx,${b}\n\ny,${c}`);
  expect(rows.map(({ line }) => line)).toEqual([2, 8, 10]);
  expect(rows[0]!.cells[0]).toBe('a\r\nb\nc\rd');
});

test('blanks around a cell without quotes are no part of it, within quotes they are', async () => {
  const { rows } = await read(`name,url\n  Vase\t, "${a}, ${b}" \n"  Lamp ", ${c}\n5" wide,${a}\n`);
  expect(rows.map(({ cells }) => cells)).toEqual([
    ['Vase', `${a}, ${b}`],
    ['  Lamp ', c],
    ['5" wide', a],
  ]);
  expect(rows[1]!.name).toBe('Lamp');
});

test('two columns of one name are both read, and __proto__ is a name', async () => {
  const read2 = await read(`url,url,__proto__\n${a},${b},x\n`);
  expect(rolesOf(read2)).toEqual(['url URL', 'url URL', '__proto__ OTHER']);
  expect(read2.rows[0]!.urls.map(({ text }) => text)).toEqual([a, b]);
});

test('a row that is short is filled, and what is too much belongs to the last column of addresses if it is one', async () => {
  const { rows, problems } = await read(
    `name,url\nVase\nLamp,${a}, ${b},${c}\nChair,${a},${b},blue,,\nTable,${a},,,\n`,
  );
  expect(rows.map(({ cells }) => cells)).toEqual([
    ['Vase', ''],
    ['Lamp', `${a}, ${b}, ${c}`],
    ['Chair', `${a}, ${b}`, 'blue'],
    ['Table', a],
  ]);
  expect(rows.map(({ urls }) => urls.length)).toEqual([0, 3, 2, 1]);
  expect(problems).toMatchObject([
    { code: 'MISSING_CELLS', line: 2, column: 2, params: { expected: 2, actual: 1 } },
    { code: 'NO_URL', line: 2, column: 2 },
    { code: 'SURPLUS_CELLS', line: 4, column: 4, params: { expected: 2, actual: 6 } },
  ]);
});

test('commas within an address live', async () => {
  const cut = 'https://cdn.example.org/w_100,h_50/a.jpg';
  const { rows } = await read(`url\n"${cut},${b};HTTPS://example.org/c.jpg|${a} ${b}\n${c},"\n`);
  expect(rows[0]!.urls.map(({ text }) => text)).toEqual([cut, b, 'HTTPS://example.org/c.jpg', a, b, c]);
});

test('what is no address is told with its cell, and stays an item', async () => {
  const { rows, problems } = await read(
    `name,url\nVase,n/a\nLamp,"${a} ftp://example.org/x"\nChair,http://127.1/\n`,
  );
  expect(rows.map(({ urls }) => urls.map(({ url }) => url?.href ?? null))).toEqual([
    [null],
    ['https://example.org/a.jpg%20ftp://example.org/x'],
    [null],
  ]);
  expect(problems).toMatchObject([
    { code: 'BAD_URL', isFatal: false, line: 2, column: 2, params: { url: 'n/a', reason: 'FORM' } },
    { code: 'BAD_URL', line: 4, column: 2, params: { reason: 'ADDRESS' } },
  ]);
  expect(rows[0]!.urls[0]!.error).toMatchObject({ code: 'URL_NOT_ALLOWED' });
});

test('a list that is too long is cut, and more rows than may be end it', async () => {
  const { rows, problems } = await read(
    `url\n"${a} ${b} ${c}"\n${a}\n${b}\n`,
    {},
    { maxRows: 2, maxUrlsPerRow: 2 },
  );
  expect(rows.map(({ urls }) => urls.length)).toEqual([2, 1]);
  expect(problems).toMatchObject([
    { code: 'TOO_MANY_URLS', isFatal: false, line: 2, column: 1, params: { limit: 2, actual: 3 } },
    { code: 'TOO_MANY_ROWS', isFatal: true, line: 4, params: { limit: 2 } },
  ]);
  expect(await read(`url\n${a}\n${b}\n`, {}, { maxRows: 2 })).toMatchObject({ problems: [] });
});

test('a quote that never closes ends it at 64 KB, and is told where its row began', async () => {
  const line = (i: number) => `Name ${i},https://example.org/${i}.jpg\n`;
  const lines = Array.from({ length: 5000 }, (_, i) => line(i));
  lines[2420] = `"${lines[2420]}`;
  const { rows, problems } = await read(`name,url\n${lines.join('')}`);
  expect(rows.map(({ name }) => name)).toEqual(Array.from({ length: 2420 }, (_, i) => `Name ${i}`));
  expect(problems).toMatchObject([{ code: 'QUOTE_NOT_CLOSED', isFatal: true, line: 2422, column: 1 }]);
});

test.each([
  ['QUOTE_NOT_CLOSED', 4, 2, `"${b}\n${c}\n`],
  ['BAD_QUOTE', 4, 2, `"${b}"x\ny,${c}\n`],
  ['ROW_TOO_LONG', 4, 2, `${'x'.repeat(70_000)}\ny,${c}\n`],
])('%s ends it, and the rows before stand', async (code, line, column, rest) => {
  const { rows, problems } = await read(`name,url\n"Va\nse",${a}\nLamp,${rest}`);
  expect(rows).toMatchObject([{ name: 'Va\nse' }]);
  expect(problems).toMatchObject([{ code, isFatal: true, line, column }]);
});

test('reading goes on where it was left', async () => {
  const text = `url\n${Array.from({ length: 50 }, (_, i) => `https://example.org/${i}.jpg\n\n`).join('')}`;
  const { rows } = await read(text);
  expect((await read(text, {}, { from: 30 })).rows).toEqual(rows.slice(30));
  expect((await read(text, {}, { from: 50 })).rows).toEqual([]);
  expect(rows[30]).toMatchObject({ index: 30, line: 62 });
});

test('who leaves early gets no more, and no error', async () => {
  const path = tables.write(`url\n${`${a}\n`.repeat(20_000)}`);
  const { layout } = await readLayout(path);
  const reading = readRows(path, layout!, limits);
  for await (const { index } of reading) if (index === 3) break;
  expect(await reading[Symbol.asyncIterator]().next()).toEqual({ value: undefined, done: true });
  expect(reading.brokenBy).toBeNull();
});
