import { readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createTestClient } from '../client.ts';
import { makePicture } from '../picture.ts';
import { readZip } from '../zip.ts';
import { launchBrowser } from './browser.ts';
import {
  chooseFolder,
  countWork,
  drawPhoto,
  dropFiles,
  gatePuts,
  listImages,
  openConvert,
  writeFolder,
} from './convert-visit.ts';
import { eventually } from './eventually.ts';
import type { Server } from './server.ts';
import { startTestServer } from './test-server.ts';
import { desktop, findBarriers, findOverflow, phone, visit } from './visit.ts';

const pictures = 12;

let server: Server;
let browser: Browser;
/** Twelve pictures in two folders, one that is none, and a text. */
let folder: string;
/** Four of them and the one that is none: enough for each state of the page. */
let fewFolder: string;

const widthOf = (n: number) => 300 + n * 20;
const pathOf = (n: number) => (n > 8 ? `beach/${n}.jpg` : `${n}.jpg`);

beforeAll(async () => {
  const files: Record<string, Uint8Array | string> = {
    'broken.jpg': 'no picture',
    'notes.txt': 'what we did',
    '.DS_Store': 'what the system noted',
  };
  for (let n = 1; n <= pictures; n += 1)
    files[pathOf(n)] = await makePicture({ width: widthOf(n), height: 240 });
  const few = Object.fromEntries(
    Object.entries(files).filter(([path]) => path === 'broken.jpg' || /^[1-4]\./.test(path)),
  );
  [folder, fewFolder, server, browser] = await Promise.all([
    writeFolder(files),
    writeFolder(few),
    startTestServer(),
    launchBrowser(),
  ]);
});

afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
  for (const path of [folder, fewFolder]) await rm(dirname(path), { recursive: true, force: true });
});

async function open(options?: BrowserContextOptions, url = server.url) {
  const visitor = await visit(browser, url, options);
  await openConvert(visitor.page);
  return visitor;
}

async function ask(page: Page, url = server.url) {
  return createTestClient(url, await page.evaluate<string>("localStorage.getItem('pasteup-api-key')"));
}

async function start(page: Page, preset = 'For the web') {
  await page.getByRole('radio', { name: preset }).check();
  await page.getByRole('button', { name: /^Convert \d+ pictures?$/ }).click();
}

const progress = (page: Page) => page.getByRole('region', { name: 'Progress' });
const rows = (page: Page) => page.getByRole('list', { name: 'Pictures' }).getByRole('listitem');
const row = (page: Page, name: string) => rows(page).filter({ hasText: name });
/** Waits for the end of the run; what is not as it should be then is told by every row. */
const over = (page: Page, words: string) =>
  expect
    .poll(
      async () => [await progress(page).textContent(), ...(await rows(page).allTextContents())].join('\n'),
      {
        timeout: 45_000,
      },
    )
    .toMatch(new RegExp(`^Progress${words}converted`));

test('a folder survives a reload and a lost connection, is done once, and comes back as one zip', async () => {
  const { page, complaints } = await open();
  const gate = await gatePuts(page, 4);
  await chooseFolder(page, folder);
  await page
    .getByRole('paragraph')
    .getByText(/Left out 2 files that are not pictures: notes\.txt/)
    .waitFor();
  await start(page);
  await eventually(() => progress(page).textContent()).toMatch(/4 of 13 pictures done/);

  await page.reload();
  await page.getByText('Your last run of 13 pictures can go on').waitFor();
  await chooseFolder(page, folder);
  gate.let(3);
  await eventually(() => progress(page).textContent()).toMatch(
    /[67] of 13 pictures done · 4 from your last run/,
  );

  await page.context().setOffline(true);
  gate.let(3);
  await progress(page).getByText('Waiting for the connection…').waitFor();
  gate.let(100);
  await page.context().setOffline(false);
  await over(page, '12 of 13');
  await row(page, 'broken.jpg').getByText('Not a picture this server reads').waitFor();

  const client = await ask(page);
  expect(countWork(await listImages(client))).toEqual({
    files: pictures,
    images: pictures,
    conversions: pictures,
    succeeded: pictures,
  });

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download 12 pictures as zip' }).click(),
  ]);
  const entries = await readZip(await readFile(await download.path()));
  expect(entries.map(({ name }) => name).sort()).toEqual(
    Array.from({ length: pictures }, (_, at) => `${at + 1}.webp`).sort(),
  );
  for (const { name, bytes } of entries) {
    const { format, width } = await sharp(bytes).metadata();
    expect([name, format, width]).toEqual([name, 'webp', widthOf(Number.parseInt(name, 10))]);
  }

  const [one] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download holiday/beach/9.jpg' }).click(),
  ]);
  expect(one.suggestedFilename()).toBe('9.webp');
  expect(complaints.filter((text) => !text.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
}, 90_000);

test('a result is saved by a true link: it is there before the click, and asks for nothing', async () => {
  const { page } = await open();
  await dropFiles(page, [await drawPhoto('one.jpg')]);
  await start(page, 'To send');
  await over(page, '1 of 1');
  const link = row(page, 'one.jpg').getByRole('link', { name: 'Download one.jpg' });
  await link.waitFor({ timeout: 5000 });
  expect(await link.getAttribute('href')).toMatch(/^http/);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const [file] = await Promise.all([page.waitForEvent('download'), link.click()]);
  expect(file.suggestedFilename()).toBe('one.jpg');
  expect(asked.filter((path) => path === '/graphql')).toEqual([]);
});

test('what is dropped stays a list until it is started; what comes later joins with the same settings', async () => {
  const { page } = await open();
  await dropFiles(page, [
    await drawPhoto('one.jpg'),
    await drawPhoto('two.jpg'),
    await drawPhoto('three.jpg'),
    { name: 'phone.heic', type: '', bytes: Buffer.from('a photo of a phone') },
    { name: 'list.csv', type: 'text/csv', bytes: Buffer.from('a,b') },
  ]);
  await page.getByRole('heading', { name: '4 pictures' }).waitFor();
  await page.getByRole('paragraph').getByText('Left out 1 file that is not a picture: list.csv').waitFor();
  // Once more: it is there already.
  await dropFiles(page, [await drawPhoto('two.jpg')]);
  await page.getByRole('button', { name: 'Remove three.jpg from the list' }).click();
  await page.getByRole('heading', { name: '3 pictures' }).waitFor();
  expect(await listImages(await ask(page))).toEqual([]);

  await start(page, 'To send');
  await dropFiles(page, [await drawPhoto('four.jpg', 340)]);
  await over(page, '3 of 4');
  await row(page, 'phone.heic').getByText('This server cannot read HEIC').waitFor();
  await page
    .getByRole('list', { name: 'What went wrong' })
    .getByText(/Most Compatible/)
    .waitFor();
  // The same file would be refused again.
  expect(await page.getByRole('button', { name: /^Try/ }).count()).toBe(0);
  await row(page, 'four.jpg').getByText(/JPEG/).waitFor();

  await page.getByRole('button', { name: 'Start over' }).click();
  await page.getByRole('button', { name: 'Choose a folder' }).waitFor();
  expect(countWork(await listImages(await ask(page)))).toMatchObject({ images: 3, succeeded: 3 });
});

test('where nothing is a picture, that is said and nothing is begun', async () => {
  const { page } = await open();
  await dropFiles(page, [{ name: 'list.csv', type: 'text/csv', bytes: Buffer.from('a,b') }]);
  await page.getByRole('paragraph').getByText('Left out 1 file that is not a picture: list.csv').waitFor();
  await page.getByRole('button', { name: 'Choose a folder' }).waitFor();
});

test('a stopped run sends nothing more, and what was left is taken up again', async () => {
  const { page } = await open();
  const gate = await gatePuts(page, 2);
  await chooseFolder(page, folder);
  await start(page);
  await eventually(() => progress(page).textContent()).toMatch(/2 of 13 pictures done/);
  await page.getByRole('button', { name: 'Stop' }).click();
  await over(page, '2 of 13');
  gate.let(100);
  await page.getByRole('button', { name: 'Go on with 11 pictures' }).click();
  await over(page, '12 of 13');
  expect(countWork(await listImages(await ask(page)))).toMatchObject({ images: 12, conversions: 12 });
});

test('an account that stays full stops the run, not each of its pictures', async () => {
  const full = await startTestServer({ MAX_STORED_BYTES: '20000' });
  try {
    const { page } = await open(desktop, full.url);
    await chooseFolder(page, folder);
    await start(page);
    await progress(page).getByRole('alert').getByText('This account is full').waitFor();
    expect(await page.getByRole('list', { name: 'Pictures' }).getByText('This account is full').count()).toBe(
      0,
    );
    await progress(page).getByRole('button', { name: 'Go on' }).click();
    await progress(page).getByRole('alert').getByText('This account is full').waitFor();
  } finally {
    await full.close();
  }
}, 60_000);

test('what was canceled elsewhere is told and can be tried again', async () => {
  // Without a worker every job waits for as long as it is looked at.
  const idle = await startTestServer({ ROLE: 'web' });
  try {
    const { page } = await open(desktop, idle.url);
    await dropFiles(page, [await drawPhoto('one.jpg')]);
    await start(page);
    await row(page, 'one.jpg').getByText('In line').waitFor();
    const client = await ask(page, idle.url);
    const { jobs } = await client.get<{ jobs: { nodes: { id: string; kind: string }[] } }>(
      '{ jobs(first: 10) { nodes { id kind } } }',
    );
    const id = jobs.nodes.find(({ kind }) => kind === 'PROCESS_IMAGE')?.id;
    await client.get('mutation ($id: ID!) { cancelJob(input: { id: $id }) { job { id } } }', { id });
    await row(page, 'one.jpg').getByText('Canceled').waitFor();
    await page.getByRole('button', { name: 'Try one.jpg again' }).click();
    await row(page, 'one.jpg').getByText('In line').waitFor();
    expect(countWork(await listImages(client))).toMatchObject({ images: 1, conversions: 2 });
  } finally {
    await idle.close();
  }
}, 60_000);

/** Each state is looked at in both widths and both schemes; all four together would only take longer. */
const looks: [string, BrowserContextOptions][] = [
  ['light, on a desktop', { ...desktop, colorScheme: 'light' }],
  ['dark, on a phone', { ...phone, colorScheme: 'dark' }],
];

test.each(looks)(
  'no state of the page has a barrier or is too wide: %s',
  async (_name, options) => {
    const { page } = await open(options);
    const look = async () => {
      expect(await findBarriers(page)).toEqual([]);
      expect(await findOverflow(page)).toBe(0);
    };
    await look();
    const gate = await gatePuts(page, 3);
    await chooseFolder(page, fewFolder);
    await page.getByText('All settings').click();
    await page.getByRole('radiogroup', { name: 'Format' }).getByText('AVIF').click();
    await page.getByRole('combobox', { name: 'Compression' }).click();
    await page.getByRole('option', { name: 'Looks like the original' }).click();
    await page.getByRole('slider', { name: 'Likeness' }).waitFor();
    await look();
    await start(page);
    await eventually(() => progress(page).textContent()).toMatch(/[23] of 5 pictures done/);
    await look();
    gate.let(100);
    await over(page, '4 of 5');
    await look();
    await page.reload();
    await page.getByText('Your last 4 pictures are converted').waitFor();
    await look();
  },
  60_000,
);
