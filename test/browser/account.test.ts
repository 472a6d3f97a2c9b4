import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { createTestClient } from '../client.ts';
import { openBed } from './bed.ts';
import { eventually } from './eventually.ts';
import { startTestServer } from './test-server.ts';
import { findBarriers, findOverflow, keyOf, phone, studio, visit } from './visit.ts';

const bed = openBed();

async function openMenu(page: Page, item: string) {
  await page.getByRole('button', { name: 'Account' }).click();
  await page.getByRole('dialog', { name: 'Account' }).getByRole('button', { name: item }).click();
}

test('the first visit makes an account without a word; its key is shown on request only', async () => {
  const { page, complaints } = await visit(bed.browser, bed.server.url);
  await studio(page).waitFor();
  const key = await keyOf(page);
  await openMenu(page, 'Show API key');
  const field = page.getByLabel('API key', { exact: true });
  await eventually(() => field.inputValue()).toBe(key);
  expect(await field.getAttribute('type')).toBe('password');
  await page.reload();
  await studio(page).waitFor();
  expect(await keyOf(page)).toBe(key);
  expect(complaints).toEqual([]);
});

test('the key is seen by keyboard alone, and the focus comes back to the menu', async () => {
  const { page } = await visit(bed.browser, bed.server.url);
  page.setDefaultTimeout(8000);
  await studio(page).waitFor();
  const opener = page.getByRole('button', { name: 'Account' });
  await opener.press('Enter');
  await page.getByRole('button', { name: 'Show API key' }).press('Enter');
  const field = page.getByLabel('API key', { exact: true });
  await field.press('Tab');
  await page.keyboard.press('Enter');
  await eventually(() => field.getAttribute('type')).toBe('text');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog', { name: 'Your API key' }).waitFor({ state: 'detached' });
  await eventually(() => page.locator(':focus').getAttribute('aria-label')).toBe('Account');
});

test('the key is copied where the browser has no clipboard for scripts, as over plain http', async () => {
  const { page } = await visit(bed.browser, bed.server.url);
  await studio(page).waitFor();
  await page.evaluate("Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined })");
  await openMenu(page, 'Show API key');
  await page.getByRole('button', { name: 'Copy key' }).click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  await page.keyboard.press('Escape');
  await openMenu(page, 'Use another key');
  const field = page.getByLabel('API key', { exact: true });
  await field.focus();
  await page.keyboard.press('Control+V');
  await eventually(() => field.inputValue()).toBe(await keyOf(page));
});

test('a key of another account is tried before it takes the place of the present one', async () => {
  const { page } = await visit(bed.browser, bed.server.url);
  await studio(page).waitFor();
  const own = await keyOf(page);
  const { signUp } = await createTestClient(bed.server.url).get<{ signUp: { secret: string } }>(
    'mutation { signUp { secret } }',
  );
  await openMenu(page, 'Use another key');
  await page.getByLabel('API key', { exact: true }).fill('made up');
  await page.getByRole('button', { name: 'Switch account' }).click();
  await page.getByText(/This key is not valid/).waitFor();
  expect(await keyOf(page)).toBe(own);
  await page.getByLabel('API key', { exact: true }).fill(signUp.secret);
  await page.getByRole('button', { name: 'Switch account' }).click();
  await eventually(() => keyOf(page)).toBe(signUp.secret);
  await studio(page).waitFor();
});

test('a rotated key goes on here, and asks in a browser that still has the old one', async () => {
  const { page } = await visit(bed.browser, bed.server.url);
  await studio(page).waitFor();
  const old = await keyOf(page);
  const { page: elsewhere } = await visit(bed.browser, bed.server.url);
  await studio(elsewhere).waitFor();
  await elsewhere.evaluate(`localStorage.setItem('pasteup-api-key', ${JSON.stringify(old)})`);
  await elsewhere.reload();
  await studio(elsewhere).waitFor();

  await openMenu(page, 'Rotate key');
  await page.getByRole('dialog', { name: 'Rotate key' }).getByRole('button', { name: 'Rotate key' }).click();
  await eventually(() => keyOf(page)).not.toBe(old);
  await studio(page).waitFor();

  await elsewhere.getByRole('heading', { name: 'Your key no longer works' }).waitFor();
  expect(await findBarriers(elsewhere)).toEqual([]);
  await elsewhere.getByLabel('API key', { exact: true }).fill(await keyOf(page));
  await elsewhere.getByRole('button', { name: 'Continue' }).click();
  await studio(elsewhere).waitFor();
});

const reads = async (key: string) =>
  (await createTestClient(bed.server.url, key).ask('{ viewer { id } }')).status === 200;

test('another key is made, shown once and revoked, by keyboard on a phone', async () => {
  const { page, complaints } = await visit(bed.browser, bed.server.url, phone);
  await studio(page).waitFor();
  await openMenu(page, 'Manage keys');
  const rows = page.getByRole('dialog', { name: 'Keys of your account' }).getByRole('listitem');
  await rows.filter({ hasText: 'This browser' }).waitFor();
  await page.getByLabel('Name of a new key').fill('the script');
  await page.keyboard.press('Enter');
  const field = page.getByLabel('New API key', { exact: true });
  const secret = await field.inputValue();
  expect(await reads(secret)).toBe(true);
  await rows.filter({ hasText: 'the script' }).waitFor();
  expect([await findBarriers(page), await findOverflow(page)]).toEqual([[], 0]);
  await page.getByRole('button', { name: 'Revoke: the script' }).press('Enter');
  await page.getByRole('button', { name: 'Really revoke: the script' }).press('Enter');
  await eventually(() => rows.count()).toBe(1);
  expect(await reads(secret)).toBe(false);
  expect(await page.evaluate("document.activeElement.getAttribute('aria-label')")).toBe('Keys');
  expect(complaints).toEqual([]);
});

test('an account is deleted by a typed word, in every tab, and no other is made unasked', async () => {
  const { page, complaints } = await visit(bed.browser, bed.server.url);
  await studio(page).waitFor();
  const key = await keyOf(page);
  const other = await page.context().newPage();
  await other.goto('/');
  await studio(other).waitFor();
  await openMenu(page, 'Delete account');
  const dialog = page.getByRole('dialog', { name: 'Delete account' });
  await dialog.getByLabel('to confirm').fill('delet');
  expect(await dialog.getByRole('button', { name: 'Delete account' }).isDisabled()).toBe(true);
  expect(await findBarriers(page)).toEqual([]);
  await dialog.getByLabel('to confirm').fill('delete');
  await page.keyboard.press('Enter');
  for (const tab of [page, other])
    await tab.getByRole('heading', { name: 'Your account is deleted' }).waitFor();
  expect([await reads(key), await keyOf(page)]).toEqual([false, null]);
  expect(await findBarriers(page)).toEqual([]);
  await page.getByRole('button', { name: 'Start over with a new, empty account' }).click();
  for (const tab of [page, other]) await studio(tab).waitFor();
  expect(await keyOf(other)).not.toBe(key);
  expect(complaints).toEqual([]);
});

test('where sign-up is closed, a key is asked for', async () => {
  const closed = await startTestServer({ SIGNUP: 'closed', ADMIN_KEY: 'an-admin-key-of-the-test-000000000' });
  try {
    const { page } = await visit(bed.browser, closed.url);
    await page.getByRole('heading', { name: 'Welcome to Pasteup' }).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    const admin = createTestClient(closed.url, 'an-admin-key-of-the-test-000000000');
    const { signUp } = await admin.get<{ signUp: { secret: string } }>('mutation { signUp { secret } }');
    await page.getByLabel('API key', { exact: true }).fill(signUp.secret);
    await page.getByRole('button', { name: 'Continue' }).click();
    await studio(page).waitFor();
  } finally {
    await closed.close();
  }
}, 60_000);
