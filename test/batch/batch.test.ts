import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  askToCreate,
  type BatchBed,
  createBatch,
  openBatchBed,
  readBatch,
  sendCsv,
  whenDone,
} from './batch-bed.ts';

let bed: BatchBed;

beforeAll(async () => {
  bed = await openBatchBed();
});
afterAll(() => bed.close());

test('a spreadsheet goes in, and comes back with its results', async () => {
  const { owner, at } = bed;
  const id = await createBatch(
    owner,
    `\uFEFFSKU;Image URL;Price\r\nA-1;${at('/ok/1.jpg')};=1+1\r\nA-2;"${at('/type-lie')}, ${at('/html')}";9\r\nA-3;${at('/ok/1.jpg#again')};-5\r\nA-4;;8\r\nA-5;not a picture;7\r\n`,
    { recipes: [{ output: { format: 'PNG' } }, { resize: { width: 8 } }] },
  );
  const batch = await whenDone(owner, id);
  expect(batch).toMatchObject({
    status: 'COMPLETED_WITH_ERRORS',
    error: null,
    progress: 1,
    secondsLeft: null,
    counts: { rows: 5, items: 5, distinct: 3, queued: 0, running: 0, succeeded: 3, failed: 2, canceled: 0 },
    problemCount: 3,
  });
  expect(batch.failures).toEqual([
    { code: 'FETCH_FAILED', count: 1 },
    { code: 'URL_NOT_ALLOWED', count: 1 },
  ]);
  expect(batch.problems.map(({ code, line }) => [code, line])).toEqual([
    ['DUPLICATE_URL', 4],
    ['NO_URL', 5],
    ['BAD_URL', 6],
  ]);
  const rows = batch.rows.nodes;
  expect(rows.map(({ status }) => status)).toEqual([
    'SUCCEEDED',
    'FAILED',
    'SUCCEEDED',
    'SUCCEEDED',
    'FAILED',
  ]);
  expect(rows[0]).toMatchObject({ index: 0, line: 2, name: 'A-1', cells: ['A-1', at('/ok/1.jpg'), '=1+1'] });
  expect(rows[2]!.items[0]!.duplicateOf).toEqual({ id: rows[0]!.items[0]!.id });
  expect(rows[2]!.items[0]!.image).toEqual(rows[0]!.items[0]!.image);
  expect(rows[0]!.items[0]!.renditions.map((one) => one!.mimeType)).toEqual(['image/png', 'image/webp']);
  expect(bed.web.asked.filter(({ path }) => path === '/ok/1.jpg')).toHaveLength(1);

  const bytes = Buffer.from(await (await fetch(batch.resultUrl)).arrayBuffer());
  const text = bytes.toString();
  const lines = text.split('\r\n');
  expect(text.startsWith('\uFEFF')).toBe(true);
  expect(lines[0]).toContain('SKU;Image URL;Price;Output Image Urls 1;Output Image Urls 2;Status');
  expect(lines[1]).toContain(";'=1+1;http");
  expect(lines[3]).toContain(';-5;http');
  expect(lines).toHaveLength(7);
  const first = rows[0]!.items[0]!.renditions[0]!.url;
  expect((await fetch(first)).headers.get('content-type')).toBe('image/png');

  const again = await createBatch(owner, text);
  const result = await whenDone(owner, again);
  const header = (await (await fetch(result.resultUrl)).text()).split('\r\n')[0]!;
  expect(header.match(/Output Image Urls/g)).toHaveLength(1);
});

test('a file in which no column has addresses is refused with what is wrong, and nothing is kept', async () => {
  const { errors } = await askToCreate(bed.owner, 'a,b\n1,2\n');
  expect(errors![0]!.extensions).toMatchObject({
    code: 'BAD_USER_INPUT',
    params: { argument: 'input.csv', problem: 'NO_URL_COLUMN', line: 1 },
  });
});

test('the same clientId answers with the same batch, and with another file is a conflict', async () => {
  const csv = `url\n${bed.at('/ok/1.jpg')}\n`;
  const first = await askToCreate(bed.owner, csv, { clientId: 'march' });
  const second = await askToCreate(bed.owner, csv, { clientId: 'march' });
  expect(second.data!.createBatch).toMatchObject({
    batch: { id: first.data!.createBatch!.batch.id },
    wasKnown: true,
  });
  const other = await askToCreate(bed.owner, `url\n${bed.at('/br')}\n`, { clientId: 'march' });
  expect(other.errors![0]!.extensions.code).toBe('CONFLICT');
});

test('a file that breaks off runs as far as it goes, and fails', async () => {
  const id = await createBatch(
    bed.owner,
    `url,note\n${bed.at('/ok/1.jpg')},a\n${bed.at('/br')},"b\nnever closed\n`,
  );
  const batch = await whenDone(bed.owner, id);
  expect(batch).toMatchObject({
    status: 'FAILED',
    error: { code: 'BAD_USER_INPUT', params: { problem: 'QUOTE_NOT_CLOSED', line: 3 } },
    counts: { rows: 1, succeeded: 1 },
  });
});

test('a spreadsheet can be looked at without anything made of it', async () => {
  const asked = bed.web.asked.length;
  const { data } = await sendCsv<{ validateBatch: object }>(bed.owner, {
    query: `mutation ($input: ValidateBatchInput!) { validateBatch(input: $input) {
      layout { encoding delimiter hasHeader columns { name role } } rows items distinct hosts { host items }
      problems { code line column } problemCount sample } }`,
    csv: `name,image\nVase,${bed.at('/ok/1.jpg')}\nJug,${bed.at('/ok/1.jpg')}\nPot,\n`,
  });
  expect(data!.validateBatch).toMatchObject({
    layout: {
      encoding: 'utf-8',
      delimiter: ',',
      hasHeader: true,
      columns: [
        { name: 'name', role: 'NAME' },
        { name: 'image', role: 'URL' },
      ],
    },
    rows: 3,
    items: 2,
    distinct: 1,
    hosts: [{ host: `127.0.0.1:${bed.web.httpPort}`, items: 2 }],
    problems: [
      { code: 'DUPLICATE_URL', line: 3, column: 2 },
      { code: 'NO_URL', line: 4, column: 2 },
    ],
  });
  expect(bed.web.asked).toHaveLength(asked);
});

test('rows are listed by status and page', async () => {
  const { owner, at } = bed;
  const id = await createBatch(
    owner,
    `url\n${[...Array(7).keys()].map((i) => (i % 3 === 0 ? 'none' : at(`/ok/${i}.jpg`))).join('\n')}\n`,
  );
  await whenDone(owner, id);
  const list = async (args: string) => {
    const { rows } = await readBatch(owner, id, args);
    return { indexes: rows.nodes.map(({ index }) => index), ...rows.pageInfo };
  };
  expect((await list('(statuses: [FAILED])')).indexes).toEqual([0, 3, 6]);
  const page = await list('(first: 2, statuses: [SUCCEEDED])');
  expect(page).toMatchObject({ indexes: [1, 2], hasNextPage: true });
  expect((await list(`(first: 2, statuses: [SUCCEEDED], after: "${page.endCursor}")`)).indexes).toEqual([
    4, 5,
  ]);
  expect((await list('(statuses: [SUCCEEDED, FAILED])')).indexes).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect((await list('(statuses: [])')).indexes).toEqual([]);
});
