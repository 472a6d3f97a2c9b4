import { expect, test } from 'vitest';
import { escapeFormula } from '../../../src/tools/csv/escape-formula.ts';
import { summarizeCsv } from '../../../src/tools/csv/summarize-csv.ts';
import { createTables, limits, readAll } from './table.ts';

const tables = createTables();
const long = 60_000;

/** What takes the square of its length by a pattern that begins anew at each character: 25 s for these. */
test.each([
  ['blanks in a cell', `name,url\n"${' '.repeat(long)}x${' '.repeat(9)}",y\n"x","x${' '.repeat(long)}y"\n`],
  ['separators', `url,name\n"${',; '.repeat(long / 3)}x",y\n"x${'|,'.repeat(long / 2)}x"\n`],
  [
    'the beginnings of addresses',
    `url,name\n"${', https:/'.repeat(long / 9)}",y\n"${' https://'.repeat(long / 9)}"\n`,
  ],
  ['digits in a header', `${'1'.repeat(long)}x,url\nx,y\n`],
  ['cells', `url${',x'.repeat(900)}\n${'a,http://a,'.repeat(long / 11)}\n`],
  ['line breaks', `name,url\n"${'\r\n'.repeat(long / 2)}",x\n`],
])('many %s take no time', async (_, text) => {
  const before = performance.now();
  expect((await readAll(tables.write(text))).rows.length).toBeGreaterThan(0);
  expect(performance.now() - before).toBeLessThan(5000);
});

test('nor does a cell that is no formula', () => {
  const before = performance.now();
  for (let i = 0; i < 10; i++) expect(escapeFormula(`${' '.repeat(long)}x`)).toMatch(/^ /);
  expect(performance.now() - before).toBeLessThan(5000);
});

test('what a small file is filled up to is bounded by its columns', async () => {
  const { layout, problems } = await readAll(tables.write(`url${','.repeat(1000)}\n${'x\n'.repeat(1000)}`));
  expect(layout).toBeNull();
  expect(problems).toMatchObject([
    { code: 'ROW_TOO_LONG', isFatal: true, line: 1, params: { limit: 1000, actual: 1001 } },
  ]);
  expect((await readAll(tables.write(`url${','.repeat(999)}\nx\n`))).rows[0]!.cells.length).toBe(1000);
});

test.each([
  ['a header', `url${'x'.repeat(long * 2)}\n`, 'ROW_TOO_LONG'],
  ['a line', 'x'.repeat(300_000), 'ROW_TOO_LONG'],
  ['a file of empty lines', '\n'.repeat(300_000), 'EMPTY_FILE'],
])('%s that goes on and on is told', async (_, text, code) => {
  const { problems, problemCount } = await summarizeCsv(tables.write(text), {}, limits);
  expect(problems).toMatchObject([{ code, isFatal: true }]);
  expect(problemCount).toBe(1);
});

test('names are looked up once each, however many are asked for', async () => {
  const names = Array.from({ length: 900 }, (_, i) => `Name ${i}`);
  const path = tables.write(`${names.join(',')}\nx\n`);
  const before = performance.now();
  const { layout } = await readAll(path, {
    urlColumns: Array.from({ length: 20_000 }, (_, i) => `name-${i % 900}`),
  });
  expect(layout!.columns.every(({ role }) => role === 'URL')).toBe(true);
  expect(performance.now() - before).toBeLessThan(5000);
});
