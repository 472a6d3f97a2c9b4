import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { createTestClient } from '../client.ts';
import { makePicture } from '../picture.ts';
import { openBed } from './bed.ts';
import { gatePuts } from './convert-visit.ts';
import { eventually } from './eventually.ts';
import { choosePhotos, findBarriers, findOverflow, keyOf, phone, visit } from './visit.ts';

// Nothing is worked on: pictures and jobs stay as they came.
const bed = openBed({ ROLE: 'web' });

const photo = async (name: string) => ({
  name,
  mimeType: 'image/jpeg',
  buffer: await makePicture({ width: 300, height: 200 }),
});

async function arrive(options?: Parameters<typeof visit>[2]): Promise<Page> {
  const { page } = await visit(bed.browser, bed.server.url, options);
  await page.getByRole('button', { name: 'Choose photos' }).waitFor();
  return page;
}

const goTo = async (page: Page, name: string) => {
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
};

const tray = (page: Page) => page.getByRole('region', { name: 'Uploads' });

test('a recipe is taken back with Ctrl Z from the control that changed it, and done again', async () => {
  const page = await arrive();
  await choosePhotos(page, [await photo('vase.jpg')]);
  const trim = page.getByRole('switch', { name: 'Trim to the subject' });
  await trim.check();
  await trim.press('Control+z');
  await eventually(() => trim.isChecked()).toBe(false);
  await trim.press('Control+Shift+z');
  await eventually(() => trim.isChecked()).toBe(true);
  await page.getByRole('button', { name: 'Undo: recipe' }).click();
  await eventually(() => trim.isChecked()).toBe(false);
});

test.each([
  ['on a desktop', undefined],
  ['on a phone', phone],
])('uploads are seen and ended on every page, %s', async (_name, options) => {
  const page = await arrive(options);
  const gate = await gatePuts(page, 1);
  await choosePhotos(page, await Promise.all(['1.jpg', '2.jpg', '3.jpg'].map(photo)));
  await goTo(page, 'Library');
  await tray(page).getByText('1 of 3').waitFor();
  expect([await findBarriers(page), await findOverflow(page)]).toEqual([[], 0]);
  gate.let(1);
  await tray(page).getByText('2 of 3').waitFor();
  await tray(page).getByRole('button', { name: 'Cancel all uploads' }).click();
  await tray(page).waitFor({ state: 'detached' });
  await goTo(page, 'Studio');
  await page.getByRole('button', { name: /^\d\.jpg Canceled/ }).waitFor();
});

test('a list that is come back to is where it was left', async () => {
  const page = await arrive(phone);
  const key = await keyOf(page);
  const client = createTestClient(bed.server.url, key);
  for (let n = 0; n < 24; n += 1) await client.upload(await makePicture({ width: 40 + n, height: 30 }));
  await client.close();
  await goTo(page, 'Library');
  await page.locator('main li').first().waitFor();
  await page.evaluate('scrollTo(0, 700)');
  await eventually(() => page.evaluate('scrollY')).toBe(700);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('link', { name: 'Jobs' }).click();
  await page.getByRole('row').nth(3).waitFor();
  await goTo(page, 'Library');
  await eventually(() => page.evaluate('scrollY')).toBe(700);
});

test('a picture and a result are opened in the Studio by their address, once', async () => {
  const page = await arrive();
  const key = await keyOf(page);
  const client = createTestClient(bed.server.url, key);
  const { data } = await client.upload(await makePicture({ width: 64, height: 48 }));
  await client.close();
  await page.goto(`/?image=${data!.uploadImage.image.id}`);
  const strip = page.getByRole('navigation', { name: 'Pictures on the table' }).getByRole('listitem');
  await eventually(() => strip.count()).toBe(1);
  await eventually(() => page.evaluate('location.search')).toBe('');
  await page.goto('/?image=img_01000000000000000000000000');
  await page.getByText('This is not there any more').waitFor();
});
