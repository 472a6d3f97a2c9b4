import { expect, test } from 'vitest';
import { openBed } from './bed.ts';
import { eventually } from './eventually.ts';
import { arrive, fill, makeGallery, namesOf, tiles } from './galleries-visit.ts';
import { readQr } from './read-qr.ts';
import { desktop, findBarriers, findOverflow, phone } from './visit.ts';

const bed = openBed();

test('a link says what it allows, is copied, shown as a code and revoked', async () => {
  const { page } = await arrive(bed, {
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
  expect(await readQr(code)).toEqual([url]);
  expect(await findBarriers(page)).toEqual([]);

  await card.getByRole('button', { name: 'Edit: Guests' }).click();
  const fields = dialog.getByRole('list', { name: 'Links' });
  await fields.getByRole('switch', { name: 'They may send photos' }).uncheck();
  await fields.getByRole('button', { name: 'Save' }).click();
  await card.getByText(/^Anyone with this link can see the photos until \d+ \w+( \d+)?\.$/).waitFor();

  await card.getByRole('button', { name: 'Revoke: Guests' }).click();
  await card.getByRole('button', { name: 'Really revoke: Guests' }).click();
  await card.getByText(/^Revoked/).waitFor();
}, 90_000);

test('on a phone photos are chosen, moved and deleted, and a gallery comes back by Undo', async () => {
  const { page } = await arrive(bed, { ...phone, colorScheme: 'dark' });
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

test('a photo is dragged to another place by the mouse, and saved from the lightbox', async () => {
  const { page, complaints } = await arrive(bed);
  await makeGallery(page, 'Dragged');
  await fill(page);
  const [first, second, third, ...others] = (await namesOf(page)) as [string, string, string, ...string[]];
  const middleOf = async (name: string) => {
    const box = (await page.getByRole('button', { name: `Open ${name}` }).boundingBox())!;
    return [box.x + box.width / 2, box.y + box.height / 2] as const;
  };
  const [from, to] = [await middleOf(first), await middleOf(third)];
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move(from[0] + 20, from[1], { steps: 4 });
  await page.mouse.move(...to, { steps: 10 });
  await page.mouse.up();
  await eventually(() => namesOf(page)).toEqual([second, third, first, ...others]);
  await page.reload();
  await eventually(() => namesOf(page)).toEqual([second, third, first, ...others]);
  // To let go of it is not to open it.
  expect(await page.getByRole('dialog', { name: 'Lightbox' }).count()).toBe(0);

  await page.getByRole('button', { name: `Open ${second}` }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('dialog', { name: 'Lightbox' }).getByRole('button', { name: 'Download' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe(second.replace('.jpg', '.webp'));
  expect(complaints).toEqual([]);
}, 90_000);
