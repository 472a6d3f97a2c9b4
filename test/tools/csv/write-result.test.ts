import { expect, test } from 'vitest';
import type { CsvLayout } from '../../../src/tools/csv/csv.ts';
import type { ResultItem, ResultRow } from '../../../src/tools/csv/result-row.ts';
import { writeResultCsv, writeResultJsonLines } from '../../../src/tools/csv/write-result.ts';
import { createTables, type ReadTable, readAll, rolesOf } from './table.ts';

const tables = createTables();
const a = 'https://example.org/a.jpg';
const b = 'https://example.org/b.jpg';

const succeed = (url: string, recipeCount: number): ResultItem => ({
  url,
  status: 'SUCCEEDED',
  error: null,
  imageId: 'img_1',
  outputUrls: Array.from({ length: recipeCount }, (_, i) => `${url}.${i + 1}.webp`),
  inputBytes: 1000,
  outputBytes: 100,
});
const fail = (url: string, recipeCount: number): ResultItem => ({
  url,
  status: 'FAILED',
  error: { code: 'FETCH_FAILED', message: 'The address did not answer.' },
  imageId: null,
  outputUrls: Array.from({ length: recipeCount }, () => null),
  inputBytes: null,
  outputBytes: null,
});

/** As if each address with a `b` in it had failed. */
const work = ({ rows }: Pick<ReadTable, 'rows'>, recipeCount: number): ResultRow[] =>
  rows.map(({ index, line, name, cells, urls }) => {
    const items = urls.map(({ text }) => (text.includes('b.jpg') ? fail : succeed)(text, recipeCount));
    const isFailed = items.some(({ status }) => status === 'FAILED');
    return { index, line, name, cells, status: isFailed ? 'FAILED' : 'SUCCEEDED', items };
  });

async function write(table: ReadTable, recipeCount = 1): Promise<string> {
  let text = '';
  for await (const piece of writeResultCsv(table.layout!, work(table, recipeCount), { recipeCount }))
    text += piece;
  return text;
}

const input = `name;=x;url\nVase;"=1+1";"${a}, ${b}"\n" Lamp ";-5;${a};\nChair;x;;blue\nTable;y;${b}\n`;
const result = [
  "\ufeffname;'=x;url;Output Image Urls;Status;Error Code;Error;Input Bytes;Output Bytes;Image Ids",
  `Vase;'=1+1;${a}, ${b};"${a}.1.webp, ";FAILED;FETCH_FAILED;The address did not answer.;"1000, ";"100, ";"img_1, "`,
  `" Lamp ";-5;${a};${a}.1.webp;SUCCEEDED;;;1000;100;img_1`,
  'Chair;x;;;SUCCEEDED;;;;;;blue',
  `Table;y;${b};;FAILED;FETCH_FAILED;The address did not answer.;;;`,
  '',
].join('\r\n');

test('the table comes back with its results behind its columns', async () => {
  expect(await write(await readAll(tables.write(input)))).toBe(result);
});

test('fed in again it is read alike, and its results are replaced', async () => {
  const again = await readAll(tables.write(result));
  expect(rolesOf(again).slice(0, 4)).toEqual([
    'name NAME',
    "'=x OTHER",
    'url URL',
    'Output Image Urls OTHER',
  ]);
  expect(again.rows.map(({ urls }) => urls.length)).toEqual([2, 1, 0, 1]);
  expect(await write(again)).toBe(result);
});

test('with several recipes there is a column for each, whatever there was', async () => {
  const again = await readAll(tables.write(result));
  const [header, first] = (await write(again, 2)).split('\r\n');
  expect(header).toBe(
    "\ufeffname;'=x;url;Output Image Urls 1;Output Image Urls 2;Status;Error Code;Error;Input Bytes;Output Bytes;Image Ids",
  );
  expect(first).toContain(`;"${a}.1.webp, ";"${a}.2.webp, ";FAILED;`);
  expect(await write(await readAll(tables.write(await write(again, 2))))).toBe(result);
});

test('one without a header comes back with one, by which it is read again', async () => {
  const table = await readAll(tables.write(`${a}\n${b}\n`));
  const text = await write(table);
  expect(text.split('\r\n')[0]).toMatch(/^\ufeffcolumn 1,Output Image Urls,Status,/);
  const again = await readAll(tables.write(text));
  expect(again.rows.map(({ urls }) => urls[0]!.text)).toEqual([a, b]);
  expect(await write(again)).toBe(text);
});

test('as lines of JSON nothing is changed', async () => {
  const rows = work(await readAll(tables.write(input)), 1);
  const many = Array.from({ length: 500 }, () => rows).flat();
  let text = '';
  for await (const piece of writeResultJsonLines(many)) text += piece;
  const lines = text.split('\n');
  expect(lines.pop()).toBe('');
  expect(lines.map((line) => JSON.parse(line))).toEqual(many);
});

test('what is not there yet is empty', async () => {
  const layout = {
    delimiter: ',',
    columns: [{ index: 0, name: 'url', role: 'URL' }],
  } as unknown as CsvLayout;
  const item = { ...fail(a, 1), status: 'QUEUED', error: null, outputUrls: [] };
  const row = { index: 0, line: 2, name: null, cells: [], status: 'QUEUED', items: [item, item] };
  let text = '';
  for await (const piece of writeResultCsv(layout, [row], { recipeCount: 1 })) text += piece;
  expect(text.split('\r\n')[1]).toBe(',,QUEUED,,,,,');
});
