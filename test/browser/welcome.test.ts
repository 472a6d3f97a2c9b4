import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { makePicture } from '../picture.ts';
import { openBed } from './bed.ts';
import { eventually } from './eventually.ts';
import { choosePhotos, desktop, findBarriers, keyOf } from './visit.ts';

const bed = openBed();

/** A browser that was never here before. */
async function arrive(path: string, script = ''): Promise<Page> {
  const context = await bed.browser.newContext({ baseURL: bed.server.url, ...desktop });
  await context.addInitScript(script);
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(path);
  return page;
}

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
  const context = await bed.browser.newContext({ baseURL: bed.server.url, ...desktop });
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

test('a page that breaks leaves the shell, and what is on its way is still warned of', async () => {
  const guest = await arrive('/');
  await guest.getByRole('button', { name: 'Choose photos' }).waitFor();
  // Nothing arrives, so an upload stays on its way.
  await guest.route('**/uploads/**', () => {});
  await guest.route('**/assets/jobs-page-*.js', (route) => route.abort());
  await choosePhotos(guest, [
    {
      name: 'on-its-way.jpg',
      mimeType: 'image/jpeg',
      buffer: await makePicture({ width: 300, height: 200 }),
    },
  ]);
  await guest.getByRole('button', { name: 'Cancel upload' }).waitFor();
  await guest.getByRole('link', { name: 'Jobs' }).click();
  await guest.getByRole('heading', { name: 'This page broke' }).waitFor();
  const asked = guest.waitForEvent('dialog');
  await guest.close({ runBeforeUnload: true });
  expect((await asked).type()).toBe('beforeunload');
  await (await asked).dismiss();
  await guest.getByRole('region', { name: 'Uploads' }).getByRole('link', { name: 'Studio' }).click();
  await guest.getByRole('button', { name: 'Cancel upload' }).click();
});
