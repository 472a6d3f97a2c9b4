import { expect, test } from 'vitest';
import { openBed } from './bed.ts';
import { eventually } from './eventually.ts';
import { desktop, findBarriers, keyOf, studio, visit } from './visit.ts';

const bed = openBed({ ROLE: 'web' });

test('a key in the address takes the place of another one only when its visitor says so', async () => {
  const { page: other } = await visit(bed.browser, bed.server.url);
  await studio(other).waitFor();
  const otherKey = await keyOf(other);
  const { page } = await visit(bed.browser, bed.server.url);
  await studio(page).waitFor();
  const own = await keyOf(page);
  const dialog = page.getByRole('dialog', { name: 'Use the key from the address?' });

  // Of a page that is open only the fragment changes.
  await page.evaluate(`location.hash = 'key=${otherKey}'`);
  await dialog.waitFor();
  expect([page.url(), await keyOf(page)]).toEqual([`${bed.server.url}/`, own]);
  expect(await findBarriers(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Stay here' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(await keyOf(page)).toBe(own);

  await page.goto('/jobs');
  await page.goto(`/#key=${otherKey}`);
  await dialog.getByRole('button', { name: 'Switch account' }).click();
  await eventually(() => keyOf(page)).toBe(otherKey);
  await dialog.waitFor({ state: 'detached' });

  await page.goto('/jobs');
  await page.goto(`/#key=${otherKey}`);
  await studio(page).waitFor();
  expect([page.url(), await dialog.count()]).toEqual([`${bed.server.url}/`, 0]);
});

test('a key in the address that is nobody\u2019s is told, and the visitor goes on without it', async () => {
  const context = await bed.browser.newContext({ baseURL: bed.server.url, ...desktop });
  const page = await context.newPage();
  await page.goto('/#key=made-up');
  await page.getByRole('button', { name: 'Open the account' }).click();
  await page.getByText(/This key is not valid/).waitFor();
  await page.getByRole('button', { name: 'Go on without it' }).click();
  await studio(page).waitFor();
  expect(await keyOf(page)).toMatch(/^pst_/);
});
