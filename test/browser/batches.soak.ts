import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestClient } from '../client.ts';
import { type HostileWeb, openHostileWeb } from '../hostile-web.ts';
import { openBatches, rowOfLine, sheetOf } from './batches-visit.ts';
import { openBed } from './bed.ts';
import { dropFiles, listImages } from './convert-visit.ts';
import { findBarriers, keyOf, studio, visit } from './visit.ts';

const bed = openBed({ OUTBOUND_ALLOW: '127.0.0.1', FETCH_PER_HOST: '4' });
let web: HostileWeb;
let origin: string;

beforeAll(async () => {
  web = await openHostileWeb();
  origin = `http://127.0.0.1:${web.httpPort}`;
});
afterAll(() => web?.close());

async function arrive() {
  const visited = await visit(bed.browser, bed.server.url);
  await studio(visited.page).waitFor();
  await openBatches(visited.page);
  return visited;
}

const numbers = (count: number) => Array.from({ length: count }, (_, n) => n);

test('a batch whose server is killed in its midst goes on before the same eyes', async () => {
  const { page, complaints } = await arrive();
  const good = numbers(40).map((n) => `Vase ${n};${origin}/ok/${n}.jpg`);
  const late = numbers(2).map((n) => `Late ${n};${origin}/404?n=1&which=${n}`);
  const bad = ['Bad;a vase', `Inside;http://10.0.0.1/vase.jpg`, 'Nothing;'];
  await dropFiles(page, [sheetOf('vases.csv', ['name;url', ...good, ...late, ...bad])]);
  for (const line of [44, 45, 46]) await page.getByText(`Line ${line}, column 2`).first().waitFor();
  await page.getByRole('switch', { name: 'Remove it' }).uncheck();
  await page.getByRole('button', { name: 'Run 44 pictures' }).click();
  await rowOfLine(page, 4).getByText('Done').waitFor();

  await bed.server.restart(undefined, 'SIGKILL');
  await page.getByText('Done, with errors').waitFor({ timeout: 180_000 });
  await page.getByText(/^4[0-2] of 44$/).waitFor();
  const retry = page.getByRole('button', { name: /^Retry 2 pictures: The picture did not come/ });
  // One that was asked for before the kill has had its second try.
  if ((await retry.count()) > 0) await retry.click();
  else await page.getByRole('button', { name: /: The picture did not come/ }).click();
  await page.getByText('42 of 44', { exact: true }).waitFor();
  expect(await findBarriers(page)).toEqual([]);

  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download the result as JSONL' }).click(),
  ]);
  const lines = (await readFile(await file.path(), 'utf8')).trim().split('\n');
  expect(lines).toHaveLength(45);
  const client = createTestClient(bed.server.url, await keyOf(page));
  const images = (await listImages(client)).filter(({ status }) => status === 'READY');
  await client.close();
  expect(images).toHaveLength(42);
  expect(complaints).toEqual([]);
}, 600_000);

test('a hundred thousand rows are scrolled to their end, of which few are drawn', async () => {
  const { page } = await arrive();
  const rows = numbers(100_000).map((n) => `Vase ${n};${origin}/ok/${n}.jpg`);
  await dropFiles(page, [sheetOf('many.csv', ['name;url', ...rows])]);
  await page.getByRole('button', { name: 'Run 100,000 pictures' }).click({ timeout: 60_000 });
  await page.waitForURL(/\/batches\/bat_/);
  const progress = page.getByRole('region', { name: 'Progress' });
  await progress.getByText('100,000', { exact: true }).first().waitFor({ timeout: 300_000 });
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByText('Canceled', { exact: true }).first().waitFor();
  await page.evaluate(`
    window.longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration);
    }).observe({ type: 'longtask' });
    window.scroller = setInterval(() => scrollTo(0, document.documentElement.scrollHeight), 50);
  `);
  await page.getByRole('button', { name: 'Line 100001: ' }).waitFor({ state: 'attached', timeout: 900_000 });
  const drawn = await page.getByRole('row').count();
  const longestMs = await page.evaluate<number>('window.longest');
  console.log(JSON.stringify({ drawn, longestMs }));
  expect(drawn).toBeLessThan(80);
  expect(longestMs).toBeLessThan(500);
}, 1_800_000);
