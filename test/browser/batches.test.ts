import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type HostileWeb, openHostileWeb } from '../hostile-web.ts';
import { openBatches, rowOfLine, sheetOf } from './batches-visit.ts';
import { openBed } from './bed.ts';
import { dropFiles } from './convert-visit.ts';
import { eventually } from './eventually.ts';
import { findBarriers, findOverflow, phone, studio, visit } from './visit.ts';

// Everything on this machine's loopback may be fetched.
const bed = openBed({ OUTBOUND_ALLOW: '127.0.0.1', FETCH_PER_HOST: '8' });
let web: HostileWeb;

beforeAll(async () => {
  web = await openHostileWeb();
});
afterAll(() => web?.close());

test('a spreadsheet is looked through, run, watched, retried by code and taken away', async () => {
  const at = (path: string) => `http://127.0.0.1:${web.httpPort}${path}`;
  const { page, complaints } = await visit(bed.browser, bed.server.url);
  await studio(page).waitFor();
  await openBatches(page);
  const sheet = sheetOf('vases.csv', [
    'Product Name;Image URL;Price',
    `One;${at('/ok/1.jpg')};1,50`,
    `Two;${at('/ok/2.jpg')};2,50`,
    'No address;a vase;3,50',
    `Late;${at('/404?n=1')};4,50`,
    'Nothing;;5,50',
    `Short;${at('/ok/1.jpg')}`,
  ]);
  await dropFiles(page, [sheet]);

  const problems = page.getByRole('region', { name: 'Problems' });
  await problems.getByText('Line 4, column 2: “a vase” is no address that can be fetched from.').waitFor();
  await problems.getByText('Line 6, column 2: No address in this row').waitFor();
  await problems.getByText('Line 7, column 3: 2 of 3 cells').waitFor();
  expect(await page.getByLabel('Encoding').inputValue()).toBe('utf-16le');
  expect(await page.getByLabel('Cells end with').inputValue()).toBe(';');
  expect(await page.getByLabel('What Image URL is').inputValue()).toBe('URL');
  await page.getByRole('cell', { name: '1,50' }).waitFor();
  expect(await findBarriers(page)).toEqual([]);

  await page.getByRole('switch', { name: 'Remove it' }).uncheck();
  await page.getByRole('button', { name: 'Run 5 pictures' }).click();
  await page.getByRole('heading', { level: 1, name: 'vases' }).waitFor();
  await rowOfLine(page, 2).getByText('Done').waitFor();
  await rowOfLine(page, 5).getByText('The picture did not come').waitFor();
  await page.getByText('Done, with errors').waitFor();
  await page.getByText('3 of 5', { exact: true }).waitFor();
  expect(await findBarriers(page)).toEqual([]);

  await page.getByRole('button', { name: 'Retry 1 picture: The picture did not come' }).click();
  await rowOfLine(page, 5).getByText('Done').waitFor();
  await page.getByText('4 of 5', { exact: true }).waitFor();

  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download the result as CSV' }).click(),
  ]);
  const [head = '', ...rows] = (await readFile(await file.path(), 'utf8')).trimEnd().split('\r\n');
  expect(head).toMatch(/^\ufeffProduct Name;Image URL;Price;Output Image Urls;Status;/);
  expect(rows.map((row) => /SUCCEEDED|FAILED/.exec(row)?.[0])).toEqual([
    ...['SUCCEEDED', 'SUCCEEDED', 'FAILED', 'SUCCEEDED', undefined, 'SUCCEEDED'],
  ]);

  await page.getByRole('button', { name: 'Line 4: ' }).click();
  const dialog = page.getByRole('dialog', { name: 'Line 4: No address' });
  await dialog.getByText('This address cannot be fetched from').waitFor();
  expect(complaints).toEqual([]);
}, 60_000);

test('on a phone a spreadsheet without pictures is refused in words, and nothing is too wide', async () => {
  const { page } = await visit(bed.browser, bed.server.url, phone);
  await studio(page).waitFor();
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('link', { name: 'Batches' }).click();
  await page.getByRole('button', { name: 'Choose a spreadsheet' }).waitFor();
  await page
    .locator('input[accept*=csv]')
    .setInputFiles({ name: 'names.csv', mimeType: 'text/csv', buffer: Buffer.from('name,price\nVase,3\n') });
  await page.getByText('No column has addresses of pictures').waitFor();
  await eventually(() => page.getByRole('button', { name: /^Run/ }).isDisabled()).toBe(true);
  expect(await findBarriers(page)).toEqual([]);
  expect(await findOverflow(page)).toBe(0);
});
