import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { eventually } from './eventually.ts';
import type { Server } from './server.ts';
import { startTestServer } from './test-server.ts';
import { desktop, findBarriers } from './visit.ts';

let server: Server;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer(), launchBrowser()]);
});

afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** A browser that was never here before. */
async function arrive(path: string, script = ''): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.url, ...desktop });
  await context.addInitScript(script);
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(path);
  return page;
}

const keyOf = (page: Page) => page.evaluate<string | null>("localStorage.getItem('pasteup-api-key')");

test('a link to a page of somebody else makes no account, and says why there is nothing', async () => {
  const page = await arrive('/library/img_of_somebody');
  await page.getByRole('heading', { name: 'Nothing of yours is here yet' }).waitFor();
  expect(await keyOf(page)).toBeNull();
  expect(await findBarriers(page)).toEqual([]);
  await page.getByRole('link', { name: 'Open the Studio' }).click();
  await page.getByRole('button', { name: 'Choose photos' }).waitFor();
  await eventually(() => keyOf(page)).not.toBeNull();
});

test('an address that is no page makes no account', async () => {
  const page = await arrive('/no/such/page');
  await page.getByRole('heading', { name: 'There is no such page' }).waitFor();
  expect(await keyOf(page)).toBeNull();
});

test('a browser that lets a page keep nothing is served all the same, and told to copy its key', async () => {
  const page = await arrive(
    '/',
    "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })",
  );
  await page.getByRole('button', { name: 'Choose photos' }).waitFor();
  await page.getByText('This browser does not keep your key').waitFor();
});

test('a sign-up that fails is told', async () => {
  const page = await arrive('/', "localStorage.setItem('pasteup-api-key', 'of nobody')");
  await page.route('**/graphql', (route) =>
    route.request().postData()?.includes('mutation SignUp') ? route.abort() : route.continue(),
  );
  await page.getByRole('button', { name: /^Start over/ }).click();
  await page.getByRole('alert').getByText('The server did not answer').waitFor();
});

test.each([
  ['with locks', ''],
  [
    'over plain http, which has none',
    "Object.defineProperty(Navigator.prototype, 'locks', { value: undefined })",
  ],
])('tabs that open together share one account, %s', async (_name, script) => {
  const context = await browser.newContext({ baseURL: server.url, ...desktop });
  await context.addInitScript(script);
  let signUps = 0;
  context.on('request', (request) => {
    if (request.postData()?.includes('mutation SignUp')) signUps += 1;
  });
  const tabs = await Promise.all([context.newPage(), context.newPage(), context.newPage()]);
  await Promise.all(tabs.map((tab) => tab.goto('/')));
  for (const tab of tabs) await tab.getByRole('button', { name: 'Choose photos' }).waitFor();
  expect(signUps).toBe(1);
});
