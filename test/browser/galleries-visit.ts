import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { makePicture } from '../picture.ts';
import type { openBed } from './bed.ts';
import { studio, type Visit, visit } from './visit.ts';

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

export async function arrive(
  bed: ReturnType<typeof openBed>,
  options?: Parameters<typeof visit>[2],
): Promise<Visit> {
  const visitor = await visit(bed.browser, bed.server.url, options);
  await studio(visitor.page).waitFor();
  await visitor.page
    .getByRole('navigation', { name: 'Pages' })
    .getByRole('link', { name: 'Galleries' })
    .click();
  await visitor.page.getByRole('heading', { level: 1, name: 'Galleries' }).waitFor();
  return visitor;
}

export async function makeGallery(page: Page, name: string) {
  await page.getByRole('button', { name: 'New gallery' }).click();
  const dialog = page.getByRole('dialog', { name: 'New gallery' });
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByLabel('Ends').selectOption({ label: 'In a week' });
  await dialog.getByRole('button', { name: 'Create gallery' }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

export async function fill(page: Page) {
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(await makePhotos());
  // Of a busy machine the uploads are the slow part.
  await expect.poll(() => page.locator('[data-photo] img[data-loaded]').count(), { timeout: 45_000 }).toBe(6);
}

export const tiles = (page: Page) => page.getByRole('list', { name: 'Photos' }).getByRole('listitem');

export const namesOf = (page: Page) =>
  tiles(page)
    .getByRole('button', { name: /^Open/ })
    .evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label')?.slice(5)));
