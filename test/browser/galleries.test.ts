import { expect, test } from 'vitest';
import { openBed } from './bed.ts';
import { eventually } from './eventually.ts';
import { arrive, fill, makeGallery, namesOf, tiles } from './galleries-visit.ts';
import { findBarriers, findOverflow } from './visit.ts';

const bed = openBed();

test('a gallery is made, filled, put in order by keyboard, looked at and given a cover', async () => {
  const { page, complaints } = await arrive(bed);
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
