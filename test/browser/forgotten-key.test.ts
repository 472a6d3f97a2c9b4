import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { makePicture } from '../picture.ts';
import { launchBrowser } from './browser.ts';
import { eventually } from './eventually.ts';
import type { Server } from './server.ts';
import { startTestServer } from './test-server.ts';
import { choosePhotos, desktop, findBarriers, findOverflow, phone, visit } from './visit.ts';

let server: Server;
let browser: Browser;
let photo: Buffer;

beforeAll(async () => {
  [server, browser, photo] = await Promise.all([
    startTestServer({ ROLE: 'web' }),
    launchBrowser(),
    makePicture({ width: 400, height: 300 }),
  ]);
});

afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const keyOf = (page: Page) => page.evaluate<string>("localStorage.getItem('pasteup-api-key')");
const studio = (page: Page) => page.getByRole('button', { name: 'Choose photos' });
const visitedMark = (page: Page) => page.evaluate('document.cookie');

/** An account that has a picture, in a browser of its own. */
async function upload(options = desktop) {
  const { page } = await visit(browser, server.url, options);
  page.setDefaultTimeout(15_000);
  await studio(page).waitFor();
  await choosePhotos(page, [{ name: 'one.jpg', mimeType: 'image/jpeg', buffer: photo }]);
  await eventually(() => visitedMark(page)).toBe('pasteup-visited=1');
  return page;
}

const forgetKey = (page: Page) => page.evaluate('localStorage.clear()');

test('a browser that has forgotten its key is asked before another account is made', async () => {
  const page = await upload(phone);
  const key = await keyOf(page);
  const [cookie] = await page.context().cookies();
  expect((cookie?.expires ?? 0) - Date.now() / 1000).toBeGreaterThan(390 * 86_400);
  await forgetKey(page);
  await page.goto('/convert');
  await page.getByRole('heading', { name: 'You were here before' }).waitFor();
  expect(await keyOf(page)).toBeNull();
  expect([await findBarriers(page), await findOverflow(page)]).toEqual([[], 0]);
  const form = page.locator('form');
  const field = form.locator('input[type=password][autocomplete=current-password]');
  await field.fill(key);
  expect(await form.locator('input[autocomplete=username]').inputValue()).toMatch(/^pasteup-\w{6}$/);
  await page.getByRole('button', { name: 'Continue' }).click();
  await eventually(() => keyOf(page)).toBe(key);

  await forgetKey(page);
  await page.goto('/');
  await page.getByRole('button', { name: 'Start over with a new, empty account' }).click();
  await studio(page).waitFor();
  expect(await keyOf(page)).toMatch(/^pst_/);
  expect(await keyOf(page)).not.toBe(key);
});

test('a browser without a trace has an account at once, also where another came to nothing or is deleted', async () => {
  const { page } = await visit(browser, server.url);
  await studio(page).waitFor();
  await forgetKey(page);
  await page.reload();
  await studio(page).waitFor();

  await choosePhotos(page, [{ name: 'one.jpg', mimeType: 'image/jpeg', buffer: photo }]);
  await eventually(() => visitedMark(page)).toBe('pasteup-visited=1');
  await page.getByRole('button', { name: 'Account' }).click();
  await page.getByRole('button', { name: 'Delete account' }).click();
  await page.getByLabel('to confirm').fill('delete');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Your account is deleted' }).waitFor();
  await page.reload();
  await studio(page).waitFor();
});
