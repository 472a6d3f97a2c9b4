import { expect, test } from 'vitest';
import { summarizeCsv } from '../../../src/tools/csv/summarize-csv.ts';
import { createTables, limits } from './table.ts';

const tables = createTables();
const summarize = (text: string) => summarizeCsv(tables.write(text), {}, limits);

test('what is in a table is counted, and what is the same is told', async () => {
  const rows = [
    'Vase,https://a.example.org/1.jpg',
    'Lamp,"https://b.example.org:443/1.jpg, http://A.example.org/2.jpg#x"',
    'Chair,http://a.example.org/2.jpg',
    'Table,none',
  ];
  expect(await summarize(`name,url\n${rows.join('\n')}\n`)).toMatchObject({
    rows: 4,
    items: 5,
    distinct: 3,
    hosts: [
      { host: 'a.example.org', items: 3 },
      { host: 'b.example.org', items: 1 },
    ],
    problemCount: 2,
    problems: [
      { code: 'DUPLICATE_URL', isFatal: false, line: 4, column: 2, params: { firstLine: 3 } },
      { code: 'BAD_URL', line: 5, column: 2 },
    ],
    sample: [
      ['Vase', 'https://a.example.org/1.jpg'],
      ['Lamp', expect.anything()],
      ['Chair', expect.anything()],
      ['Table', 'none'],
    ],
  });
});

test('the first of what is many is told, and what ended it always', async () => {
  const rows = Array.from({ length: 300 }, (_, i) => `${i},https://${i % 30}.example.org/x`);
  const found = await summarize(`name,url\n${rows.join('\n')}\n"`);
  expect(found).toMatchObject({ rows: 300, items: 300, distinct: 30, problemCount: 271 });
  expect([found.hosts.length, found.problems.length, found.sample.length]).toEqual([20, 100, 20]);
  expect(found.problems.at(-1)).toMatchObject({ code: 'QUOTE_NOT_CLOSED', line: 302 });
});

test('of what cannot be read it says why', async () => {
  expect(await summarize('name,text\nVase,blue\n')).toMatchObject({
    layout: { columns: [{ name: 'name' }, { name: 'text' }] },
    rows: 0,
    problems: [{ code: 'NO_URL_COLUMN' }],
  });
  expect(await summarize('')).toMatchObject({
    layout: null,
    problemCount: 1,
    problems: [{ code: 'EMPTY_FILE' }],
  });
});
