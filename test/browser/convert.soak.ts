import { readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestClient } from '../client.ts';
import { makePicture } from '../picture.ts';
import { readZip } from '../zip.ts';
import { launchBrowser } from './browser.ts';
import { chooseFolder, countWork, listImages, openConvert, writeFolder } from './convert-visit.ts';
import type { Server } from './server.ts';
import { startTestServer } from './test-server.ts';
import { visit } from './visit.ts';

const pictures = 200;
const patience = { timeout: 600_000 };

let server: Server;
let browser: Browser;
let folder: string;

beforeAll(async () => {
  const files: Record<string, Uint8Array> = {};
  for (let n = 1; n <= pictures; n += 1)
    files[`${n % 4}/${n}.jpg`] = await makePicture({ width: 320 + n, height: 240 });
  [folder, server, browser] = await Promise.all([writeFolder(files), startTestServer(), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
  await rm(dirname(folder), { recursive: true, force: true });
});

const progress = (page: Page) => page.getByRole('region', { name: 'Progress' });

/** Waits until at least so many are done; how many are. */
async function waitForDone(page: Page, least: number): Promise<number> {
  const read = async () => {
    const text = (await progress(page).textContent()) ?? '';
    return Number(/(\d+) of 200/.exec(text)?.[1] ?? 0);
  };
  await expect.poll(read, { ...patience, interval: 100 }).toBeGreaterThanOrEqual(least);
  return read();
}

/** Keeps the milliseconds of everything that stopped the page from answering for longer than 50 of them. */
const watchLongTasks = (page: Page) =>
  page.evaluate(`
    window.longTasks = [];
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) window.longTasks.push(Math.round(duration));
    }).observe({ type: 'longtask', buffered: true });
  `);

const reportLongTasks = async (page: Page, part: string) => {
  const tasks = await page.evaluate<number[]>('window.longTasks');
  const sum = tasks.reduce((all, ms) => all + ms, 0);
  console.log(
    `${part}: ${tasks.length} long tasks, ${sum} ms in all, the longest ${Math.max(0, ...tasks)} ms`,
  );
};

test('200 pictures through a reload and a lost connection: each stored once and converted once', async () => {
  const { page, complaints } = await visit(browser, server.url);
  const asked: string[] = [];
  page.on('request', (request) => {
    const body = request.url().endsWith('/graphql') && request.postData();
    if (body) asked.push(JSON.parse(body).operationName);
  });
  await openConvert(page);
  await watchLongTasks(page);
  await chooseFolder(page, folder);
  await page.getByRole('radio', { name: 'For the web' }).check();
  const startedMs = performance.now();
  const report = (what: string) =>
    console.log(`${((performance.now() - startedMs) / 1000).toFixed(1)} s: ${what}`);
  await page.getByRole('button', { name: 'Convert 200 pictures' }).click();

  report(`reload, ${await waitForDone(page, 50)} are done`);
  await reportLongTasks(page, 'before the reload');
  await page.reload();
  await page.getByText('Your last run of 200 pictures can go on').waitFor();
  await watchLongTasks(page);
  await chooseFolder(page, folder);

  report(`connection lost, ${await waitForDone(page, 110)} are done`);
  await page.context().setOffline(true);
  await progress(page).getByText('Waiting for the connection…').waitFor();
  report('the page waits for the connection');
  await page.context().setOffline(false);

  await progress(page).getByText('200 of 200', { exact: true }).waitFor(patience);
  report('200 are done');
  await reportLongTasks(page, 'after the reload');
  const text = await progress(page).textContent();
  console.log(text);

  const counts = Object.groupBy(asked, (name) => name);
  console.log(
    Object.entries(counts)
      .map(([name, all]) => `${name} ${all?.length}`)
      .join(', '),
  );
  // Two a picture, some of them once more after the reload and the lost connection; and nothing else grows with the run.
  const { CreateUpload = [], CompleteImageUpload = [], ...others } = counts;
  expect(CreateUpload.length + CompleteImageUpload.length).toBeLessThan(3.5 * pictures);
  expect(Object.values(others).flat().length).toBeLessThan(30);

  const key = await page.evaluate<string>("localStorage.getItem('pasteup-api-key')");
  const images = await listImages(createTestClient(server.url, key));
  expect(images).toHaveLength(pictures);
  expect(countWork(images)).toEqual({
    files: pictures,
    images: pictures,
    conversions: pictures,
    succeeded: pictures,
  });

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download 200 pictures as zip' }).click(),
  ]);
  const entries = await readZip(await readFile(await download.path()));
  report('the zip is here');
  expect(new Set(entries.map(({ name }) => name)).size).toBe(pictures);
  const made = images.flatMap(({ jobs }) => jobs.nodes.flatMap(({ rendition }) => rendition?.byteSize ?? []));
  const sum = (bytes: number[]) => bytes.reduce((all, each) => all + each, 0);
  expect(sum(entries.map(({ bytes }) => bytes.length))).toBe(sum(made));
  expect(complaints.filter((line) => !line.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
});
