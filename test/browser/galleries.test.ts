import type { Page } from 'playwright-core';
import { encode } from 'uqr';
import { expect, test } from 'vitest';
import { makePicture } from '../picture.ts';
import { openBed } from './bed.ts';
import { eventually } from './eventually.ts';
import { desktop, findBarriers, findOverflow, phone, studio, type Visit, visit } from './visit.ts';

const bed = openBed();

/** Of each a width of its own: their shapes differ. */
const widths = { 'a.jpg': 300, 'b.jpg': 200, 'c.jpg': 260, 'd.jpg': 140, 'e.jpg': 320, 'f.jpg': 220 };

const makePhotos = () =>
  Promise.all(
    Object.entries(widths).map(async ([name, width]) => ({
      name,
      mimeType: 'image/jpeg',
      buffer: await makePicture({ width, height: 200 }),
    })),
  );

async function arrive(options?: Parameters<typeof visit>[2]): Promise<Visit> {
  const visitor = await visit(bed.browser, bed.server.url, options);
  await studio(visitor.page).waitFor();
  await visitor.page
    .getByRole('navigation', { name: 'Pages' })
    .getByRole('link', { name: 'Galleries' })
    .click();
  await visitor.page.getByRole('heading', { level: 1, name: 'Galleries' }).waitFor();
  return visitor;
}

async function makeGallery(page: Page, name: string) {
  await page.getByRole('button', { name: 'New gallery' }).click();
  const dialog = page.getByRole('dialog', { name: 'New gallery' });
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByLabel('Ends').selectOption({ label: 'In a week' });
  await dialog.getByRole('button', { name: 'Create gallery' }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

async function fill(page: Page) {
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(await makePhotos());
  // Of a busy machine the uploads are the slow part.
  await expect.poll(() => page.locator('[data-photo] img[data-loaded]').count(), { timeout: 45_000 }).toBe(6);
}

const tiles = (page: Page) => page.getByRole('list', { name: 'Photos' }).getByRole('listitem');

const namesOf = (page: Page) =>
  tiles(page)
    .getByRole('button', { name: /^Open/ })
    .evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label')?.slice(5)));

test('a gallery is made, filled, put in order by keyboard, looked at and given a cover', async () => {
  const { page, complaints } = await arrive();
  await makeGallery(page, 'By the sea');
  await page.getByText('7 days left').waitFor();
  await fill(page);
  expect([await findBarriers(page), await findOverflow(page)]).toEqual([[], 0]);

  const names = await namesOf(page);
  const [first, second, third, ...others] = names as [string, string, string, ...string[]];
  await page.getByRole('button', { name: `Move ${first}` }).focus();
  await page.keyboard.press('Space');
  await page.getByText(`${first} is lifted. It is at place 1 of 6.`).waitFor();
  await page.keyboard.press('ArrowRight');
  await page.getByText(`${first} would go to place 2 of 6.`).waitFor();
  await page.keyboard.press('ArrowRight');
  await page.getByText(`${first} would go to place 3 of 6.`).waitFor();
  await page.keyboard.press('Space');
  await page.getByText(`${first} is at place 3 of 6 now.`).waitFor();
  const order = [second, third, first, ...others];
  await eventually(() => namesOf(page)).toEqual(order);
  await eventually(() => page.locator(':focus').getAttribute('aria-label')).toBe(`Move ${first}`);

  await page.getByRole('button', { name: `Open ${third}` }).press('Enter');
  const lightbox = page.getByRole('dialog', { name: 'Lightbox' });
  await lightbox.getByText('2 / 6').waitFor();
  await page.keyboard.press('ArrowRight');
  await lightbox.getByText('3 / 6').waitFor();
  await page.keyboard.press('Escape');
  await lightbox.waitFor({ state: 'detached' });
  await eventually(() => page.locator(':focus').getAttribute('aria-label')).toBe(`Open ${first}`);

  await page.getByRole('checkbox', { name: `Select ${third}` }).check();
  await page.getByRole('button', { name: 'More for the selection' }).click();
  await page.getByRole('button', { name: 'Set as cover' }).click();
  await tiles(page).nth(1).getByText('Cover').waitFor();
  // As the server has it.
  await page.reload();
  await eventually(() => namesOf(page)).toEqual(order);
  expect(complaints).toEqual([]);
}, 90_000);

test('a link says what it allows, is copied, shown as a code and revoked', async () => {
  const { page } = await arrive({
    ...desktop,
    colorScheme: 'dark',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await makeGallery(page, 'Wedding');
  await page.getByRole('button', { name: 'Share' }).click();
  const dialog = page.getByRole('dialog', { name: 'Share “Wedding”' });
  await dialog.getByText(/^Anyone with this link can see the photos until \d+ \w+( \d+)?\.$/).waitFor();
  await dialog.getByLabel('For whom').fill('Guests');
  await dialog.getByRole('switch', { name: 'They may send photos' }).check();
  await dialog.getByText(/ and send up to 20 photos, which you review first\.$/).waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Create link' }).click();
  const card = dialog
    .getByRole('list', { name: 'Links' })
    .getByRole('listitem')
    .filter({ hasText: 'Guests' });
  await card.getByRole('button', { name: 'Copy link' }).click();
  await card.getByRole('button', { name: 'Copied' }).waitFor();
  const url = await page.evaluate<string>('navigator.clipboard.readText()');
  expect(url).toMatch(new RegExp(`^${bed.server.url}/g/\\w{22}$`));

  const code = card.getByRole('img', { name: `QR code of the link ${url}` });
  const { data } = encode(url, { ecc: 'M', border: 4 });
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`${x} ${y}`] : [])));
  const path = await code.locator('path').getAttribute('d');
  expect([...(path ?? '').matchAll(/M(\d+ \d+)h1v1h-1z/g)].map(([, at]) => at)).toEqual(dark);
  expect(await findBarriers(page)).toEqual([]);

  await card.getByRole('button', { name: 'Revoke: Guests' }).click();
  await card.getByRole('button', { name: 'Really revoke: Guests' }).click();
  await card.getByText(/^Revoked/).waitFor();
}, 90_000);

test('on a phone photos are chosen, moved and deleted, and a gallery comes back by Undo', async () => {
  const { page } = await arrive({ ...phone, colorScheme: 'dark' });
  await makeGallery(page, 'One');
  await fill(page);
  const [first, second] = (await namesOf(page)) as [string, string];
  await page.getByRole('button', { name: 'Select', exact: true }).click();
  await page.getByRole('button', { name: `Choose ${first}` }).click();
  await page.getByRole('button', { name: `Choose ${second}` }).click();
  expect([await findBarriers(page), await findOverflow(page)]).toEqual([[], 0]);
  await page.getByRole('button', { name: 'Move', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Move 2 photos to' });
  await dialog.getByLabel('New gallery').fill('Two');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await page.getByText('2 photos are in “Two” now.').waitFor();
  await eventually(() => tiles(page).count()).toBe(4);

  await page.getByRole('link', { name: 'Galleries' }).first().click();
  const list = page.getByRole('main').getByRole('listitem');
  await eventually(() => list.allTextContents()).toEqual([
    'Two2 photos',
    expect.stringContaining('4 photos'),
  ]);
  expect([await findBarriers(page), await findOverflow(page)]).toEqual([[], 0]);
  await list.filter({ hasText: 'Two' }).getByRole('link').click();
  await page.getByRole('heading', { level: 1, name: 'Two' }).waitFor();
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('button', { name: 'Delete gallery' }).click();
  await page.getByRole('button', { name: 'Delete it with its 2 photos' }).click();
  await eventually(() => list.count()).toBe(1);
  await page.getByRole('button', { name: 'Undo' }).click();
  await eventually(() => list.count()).toBe(2);
}, 90_000);
