import { beforeAll, beforeEach, expect, test } from 'vitest';
import { openBed } from './bed.ts';
import { eventually } from './eventually.ts';
import { type Owner, setAgreement, signUpWithCutouts, visitAs } from './review-visit.ts';
import { findBarriers, findOverflow, phone } from './visit.ts';

const bed = openBed();
let owner: Owner;
let marked: string[];

beforeAll(async () => {
  owner = await signUpWithCutouts(bed, ['cup.jpg', 'jug.jpg', 'pot.jpg']);
  marked = Object.values(owner.ids);
});

beforeEach(() => setAgreement(bed, marked, 0.6));

test('cutouts that want a look are gone through by the keyboard: fine, taken back, or fixed', async () => {
  const { page, complaints } = await visitAs(bed, owner, '/library?show=review');
  await page.getByRole('link', { name: 'Go through them one by one' }).click();
  const items = page.getByRole('list', { name: 'Cutouts to look at' }).getByRole('group');
  await eventually(() => items.count()).toBe(3);
  const focused = () => page.evaluate<string>("document.activeElement.dataset.name ?? ''");
  await page.keyboard.press('j');
  await eventually(focused).toBe('pot.jpg');
  await page.keyboard.press('ArrowDown');
  await eventually(focused).toBe('jug.jpg');
  await page.keyboard.press('k');
  await page.keyboard.press('k');
  await eventually(focused).toBe('pot.jpg');

  await page.keyboard.press('l');
  await eventually(() => items.count()).toBe(2);
  await eventually(focused).toBe('jug.jpg');
  await page.getByText('pot.jpg looks fine. 2 left.').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await eventually(() => items.count()).toBe(3);

  await items.nth(1).focus();
  await page.keyboard.press('f');
  await page.getByRole('application', { name: /^jug\.jpg/ }).waitFor();
  // What it makes of the picture to be looked at is judged anew.
  await page.getByText('Result', { exact: true }).waitFor();
  await setAgreement(bed, marked, 0.6);
  await page.getByRole('button', { name: 'Back' }).click();
  await eventually(() => items.count()).toBe(3);
  expect(page.url()).toMatch(/\/review$/);

  for (const left of [2, 1, 0]) {
    await page.getByRole('button', { name: 'Looks fine' }).first().click();
    await eventually(() => items.count()).toBe(left);
  }
  await page.getByRole('heading', { name: 'Nothing to look at' }).waitFor();
  await eventually(() => page.evaluate('document.activeElement.id')).toBe('main');
  expect(complaints).toEqual([]);
});

test('nothing of it is a barrier or too wide on a phone', async () => {
  const { page } = await visitAs(bed, owner, '/review', phone);
  const fix = page.getByRole('link', { name: 'Fix' });
  await eventually(() => fix.count()).toBe(3);
  expect(await findBarriers(page)).toEqual([]);
  expect(await findOverflow(page)).toBe(0);
  expect((await fix.first().boundingBox())?.height).toBeGreaterThanOrEqual(44);
  await page.getByRole('link', { name: 'Library' }).click();
  await page.getByRole('heading', { level: 1, name: 'Library' }).waitFor();
});
