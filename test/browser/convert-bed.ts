import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { createTestClient } from '../client.ts';
import { makePicture } from '../picture.ts';
import { openBed } from './bed.ts';
import { openConvert, writeFolder } from './convert-visit.ts';
import { visit } from './visit.ts';

export const pictures = 12;
export const widthOf = (n: number) => 300 + n * 20;
const pathOf = (n: number) => (n > 8 ? `beach/${n}.jpg` : `${n}.jpg`);

/** A server, a browser and folders to convert, for the tests of a file. */
export function openConvertBed() {
  const bed = openBed();
  const folders = {
    /** Twelve pictures in two folders, one that is none, and a text. */
    all: '',
    /** Four of them and the one that is none: enough for each state of the page. */
    few: '',
  };
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
    [folders.all, folders.few] = await Promise.all([writeFolder(files), writeFolder(few)]);
  });
  afterAll(async () => {
    for (const path of Object.values(folders)) await rm(dirname(path), { recursive: true, force: true });
  });

  async function open(options?: BrowserContextOptions, url = bed.server.url) {
    const visitor = await visit(bed.browser, url, options);
    await openConvert(visitor.page);
    return visitor;
  }

  async function ask(page: Page, url = bed.server.url) {
    return createTestClient(url, await page.evaluate<string>("localStorage.getItem('pasteup-api-key')"));
  }
  return { folders, open, ask };
}

export async function start(page: Page, preset = 'For the web') {
  await page.getByRole('radio', { name: preset }).check();
  await page.getByRole('button', { name: /^Convert \d+ pictures?$/ }).click();
}

export const progress = (page: Page) => page.getByRole('region', { name: 'Progress' });
export const rows = (page: Page) => page.getByRole('list', { name: 'Pictures' }).getByRole('listitem');
export const row = (page: Page, name: string) => rows(page).filter({ hasText: name });

/** Waits for the end of the run; what is not as it should be then is told by every row. */
export const over = (page: Page, words: string) =>
  expect
    .poll(
      async () => [await progress(page).textContent(), ...(await rows(page).allTextContents())].join('\n'),
      { timeout: 45_000 },
    )
    .toMatch(new RegExp(`^Progress${words}converted`));
