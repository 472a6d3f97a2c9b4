import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { makePicture } from '../picture.ts';
import { openBed } from './bed.ts';
import { eventually } from './eventually.ts';
import { choosePhotos, desktop, findBarriers, findOverflow, keyOf, phone, studio, visit } from './visit.ts';

let photo: Buffer;

const bed = openBed({ ROLE: 'web' });

beforeAll(async () => {
  photo = await makePicture({ width: 400, height: 300 });
});

const visitedMark = (page: Page) => page.evaluate('document.cookie');

/** An account that has a picture, in a browser of its own. */
async function upload(options = desktop) {
  const { page } = await visit(bed.browser, bed.server.url, options);
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
  const { page } = await visit(bed.browser, bed.server.url);
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
