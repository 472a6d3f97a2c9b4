import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { eventually } from './eventually.ts';
import type { Server } from './server.ts';
import { startTestServer } from './test-server.ts';
import { desktop, findBarriers, visit } from './visit.ts';

let server: Server;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer({ ROLE: 'web' }), launchBrowser()]);
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

test('a key in the address takes the place of another one only when its visitor says so', async () => {
  const { page: other } = await visit(browser, server.url);
  await studio(other).waitFor();
  const otherKey = await keyOf(other);
  const { page } = await visit(browser, server.url);
  await studio(page).waitFor();
  const own = await keyOf(page);
  const dialog = page.getByRole('dialog', { name: 'Use the key from the address?' });

  // Of a page that is open only the fragment changes.
  await page.evaluate(`location.hash = 'key=${otherKey}'`);
  await dialog.waitFor();
  expect([page.url(), await keyOf(page)]).toEqual([`${server.url}/`, own]);
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
  expect([page.url(), await dialog.count()]).toEqual([`${server.url}/`, 0]);
});

test('a key in the address that is nobody\u2019s is told, and the visitor goes on without it', async () => {
  const context = await browser.newContext({ baseURL: server.url, ...desktop });
  const page = await context.newPage();
  await page.goto('/#key=made-up');
  await page.getByRole('button', { name: 'Open the account' }).click();
  await page.getByText(/This key is not valid/).waitFor();
  await page.getByRole('button', { name: 'Go on without it' }).click();
  await studio(page).waitFor();
  expect(await keyOf(page)).toMatch(/^pst_/);
});
