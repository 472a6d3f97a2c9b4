import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { createTestClient } from '../client.ts';
import { makePicture } from '../picture.ts';
import { openBed } from './bed.ts';
import { eventually } from './eventually.ts';
import { readQr } from './read-qr.ts';
import { choosePhotos, desktop, findBarriers, findOverflow, keyOf, phone, studio, visit } from './visit.ts';

let photo: Buffer;

// Nothing is worked on: an upload is enough.
const bed = openBed({ ROLE: 'web' });

beforeAll(async () => {
  photo = await makePicture({ width: 400, height: 300 });
});

const card = (page: Page) => page.getByRole('region', { name: 'Keep your key', exact: true });
const button = (page: Page, name: string) => card(page).getByRole('button', { name });

/** A first visit that has uploaded a picture. */
async function upload(options = desktop) {
  const visited = await visit(bed.browser, bed.server.url, options);
  const { page } = visited;
  page.setDefaultTimeout(15_000);
  await studio(page).waitFor();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await choosePhotos(page, [{ name: 'one.jpg', mimeType: 'image/jpeg', buffer: photo }]);
  await card(page).waitFor();
  return visited;
}

async function expectGoneForGood(page: Page) {
  await card(page).waitFor({ state: 'detached' });
  await eventually(() => page.evaluate('document.activeElement.id')).toBe('main');
  const counted = page.waitForResponse((response) =>
    Boolean(response.request().postData()?.includes('CountImages')),
  );
  await page.reload();
  await counted;
  await page.getByRole('link', { name: 'Jobs', exact: true }).click();
  await page.getByRole('row', { name: /Make previews/ }).waitFor();
  expect(await card(page).count()).toBe(0);
}

test('the card comes with the first upload, is on every page, and goes for good when it is closed', async () => {
  const { page, complaints } = await visit(bed.browser, bed.server.url);
  await page.context().addInitScript(`
    navigator.storage.persist = async () => { window.asked = (window.asked ?? 0) + 1; return true; }
  `);
  await page.reload();
  await studio(page).waitFor();
  await page.goto('/jobs');
  await page.getByText('No jobs yet').waitFor();
  expect([await card(page).count(), await page.context().cookies()]).toEqual([0, []]);
  expect(await page.evaluate('window.asked')).toBeUndefined();

  await page.goto('/');
  await choosePhotos(page, [{ name: 'one.jpg', mimeType: 'image/jpeg', buffer: photo }]);
  await card(page).waitFor();
  expect(await page.evaluate('window.asked')).toBe(1);
  for (const name of ['Convert', 'Library', 'Jobs']) {
    await page.getByRole('link', { name, exact: true }).click();
    await page.waitForURL(`**/${name.toLowerCase()}`);
    expect(await card(page).count()).toBe(1);
  }
  await page.reload();
  await card(page).waitFor();
  expect(await page.evaluate('window.asked')).toBeUndefined();
  await button(page, 'Close, I do not want to keep the key').press('Enter');
  await page.getByText('Your key stays in the account menu').waitFor();
  await expectGoneForGood(page);
  expect(complaints).toEqual([]);
}, 60_000);

test('what changes before the pictures are counted is not a first upload', async () => {
  const { page } = await upload();
  const client = createTestClient(bed.server.url, await keyOf(page));
  const { images } = await client.get<{ images: { nodes: { id: string }[] } }>('{ images { nodes { id } } }');
  const change =
    'mutation ($ids: [ID!]!) { extendImages(input: { ids: $ids, expiresIn: "P9D" }) { heldBackIds } }';
  await page.addInitScript('navigator.storage.persist = async () => { window.asked = 1; return true; }');
  let count = () => {};
  const counted = new Promise<void>((resolve) => (count = resolve));
  await page.route('/graphql', async (route) => {
    if (route.request().postData()?.includes('CountImages')) await counted;
    await route.continue();
  });

  await page.reload();
  // Until the page's socket is open, nobody hears it.
  await eventually(async () => {
    await client.get(change, { ids: images.nodes.map(({ id }) => id) });
    return card(page).count();
  }).toBe(1);
  expect(await page.evaluate('window.asked')).toBeUndefined();
  count();
});

test('the key is copied', async () => {
  const { page } = await upload();
  await button(page, 'Copy key').click();
  await page.getByText('Your key is copied').waitFor();
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe(await keyOf(page));
  await expectGoneForGood(page);
});

test('a browser that does not let it be copied says so, and the card stays', async () => {
  const { page } = await upload();
  await page.evaluate("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))");
  await button(page, 'Copy key').click();
  await button(page, 'Copying is not allowed here').waitFor();
});

test('the key is downloaded, in a file that says what it is for', async () => {
  const { page } = await upload();
  const downloaded = page.waitForEvent('download');
  await button(page, 'Download').click();
  const file = await downloaded;
  expect(file.suggestedFilename()).toBe(`pasteup-key-${new URL(bed.server.url).host.replace(':', '-')}.txt`);
  const text = await readFile(await file.path(), 'utf8');
  expect(text).toContain(`Server: ${bed.server.url}\nKey: ${await keyOf(page)}\n`);
  expect(text).toContain('the only way back to your pictures');
  await expectGoneForGood(page);
});

test('the key is scanned as an address that opens the account in another browser, once asked', async () => {
  const { page } = await upload();
  const key = await keyOf(page);
  await button(page, 'QR code').click();
  const url = `${bed.server.url}/#key=${key}`;
  expect(await readQr(page.getByRole('img', { name: /^QR code/ }))).toEqual([url]);
  await button(page, 'I have scanned it').click();
  await expectGoneForGood(page);

  const context = await bed.browser.newContext({ baseURL: bed.server.url, ...phone });
  const sent: string[] = [];
  context.on('request', (request) =>
    sent.push(request.url(), JSON.stringify(request.headers().referer ?? '')),
  );
  const scanned = await context.newPage();
  await scanned.goto(url);
  await scanned.getByRole('heading', { name: 'Open your account here?' }).waitFor();
  expect([scanned.url(), await keyOf(scanned)]).toEqual([`${bed.server.url}/`, null]);
  expect([await findBarriers(scanned), await findOverflow(scanned)]).toEqual([[], 0]);
  await scanned.getByRole('button', { name: 'Open the account' }).click();
  await studio(scanned).waitFor();
  expect(await keyOf(scanned)).toBe(key);
  await scanned.goto('/library');
  await scanned.getByRole('checkbox', { name: 'Select one.jpg' }).waitFor();
  // It came from somewhere else, so it is kept there.
  expect(await card(scanned).count()).toBe(0);
  // Playwright itself shows an address with its fragment; what is asked for is the address without.
  expect(sent.filter((text) => text.includes(key) && text !== url)).toEqual([]);
  expect(await scanned.evaluate('performance.getEntriesByType("navigation")[0].name')).not.toContain(key);
});

test('the browser\u2019s password manager is given the key by a form that is sent nowhere', async () => {
  const { page, complaints } = await upload();
  await page.evaluate(`
    window.PasswordCredential = class { constructor(init) { Object.assign(this, init); } };
    navigator.credentials.store = async (credential) => { window.stored = credential; };
  `);
  const key = await keyOf(page);
  await button(page, 'Save as password').click();
  const form = card(page).locator('form');
  const name = form.locator('input[autocomplete=username]');
  expect(await name.inputValue()).toBe(`pasteup-${key.split('_')[1]?.slice(-6)}`);
  expect(await form.locator('input[type=password][autocomplete=new-password]').inputValue()).toBe(key);
  const id = await name.inputValue();
  await form.getByRole('button', { name: 'Save it' }).click();
  await page.getByText('If your browser asks').waitFor();
  expect(await page.evaluate('({ ...window.stored })')).toEqual({ id, password: key });
  expect(page.url()).toBe(`${bed.server.url}/`);
  await expectGoneForGood(page);
  expect(complaints).toEqual([]);
});

test('the account menu offers the same four ways, and what is kept there is kept', async () => {
  const { page } = await upload(phone);
  await page.getByRole('button', { name: 'Account' }).click();
  await page.getByRole('button', { name: 'Show API key' }).click();
  const dialog = page.getByRole('dialog', { name: 'Your API key' });
  for (const name of ['Copy key', 'Save as password', 'Download', 'QR code'])
    await dialog.getByRole('button', { name }).waitFor();
  await dialog.getByRole('button', { name: 'QR code' }).click();
  await dialog.getByRole('img', { name: /^QR code/ }).waitFor();
  expect([await findBarriers(page), await findOverflow(page)]).toEqual([[], 0]);
  await dialog.getByRole('button', { name: 'I have scanned it' }).click();
  await dialog.getByText('Your key is on your other device.').waitFor();
  await eventually(() => card(page).count()).toBe(0);
});

test('a key that was rotated is to be kept again', async () => {
  const { page } = await upload();
  await button(page, 'Copy key').click();
  await card(page).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Account' }).click();
  await page.getByRole('button', { name: 'Rotate key' }).click();
  await page.getByRole('dialog', { name: 'Rotate key' }).getByRole('button', { name: 'Rotate key' }).click();
  await card(page).waitFor();
});

test.each([
  ['a desktop, light', { ...desktop, colorScheme: 'light' as const }],
  ['a phone, dark', { ...phone, colorScheme: 'dark' as const }],
])('the card has no barriers and stays within %s, with each part open', async (_name, options) => {
  const { page, complaints } = await upload(options);
  const look = async () => expect([await findBarriers(page), await findOverflow(page)]).toEqual([[], 0]);
  await page.getByRole('button', { name: /^one\.jpg In line/ }).waitFor();
  await look();
  await button(page, 'Save as password').click();
  await card(page).getByLabel('Saved as').waitFor();
  await look();
  await button(page, 'QR code').click();
  await page.getByRole('img', { name: /^QR code/ }).waitFor();
  await look();
  expect(complaints).toEqual([]);
});

test.each([
  [
    'blocked',
    "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })",
  ],
  ['full', "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"],
])(
  'where storage is %s there is one warning, which is the card and goes as it does',
  async (_name, script) => {
    const context = await bed.browser.newContext({ baseURL: bed.server.url, ...desktop });
    await context.addInitScript(script);
    const page = await context.newPage();
    await page.goto('/');
    const warning = page.getByRole('region', { name: 'This browser does not keep your key' });
    await warning.waitFor();
    await choosePhotos(page, [{ name: 'one.jpg', mimeType: 'image/jpeg', buffer: photo }]);
    await page.getByRole('button', { name: /^one\.jpg In line/ }).waitFor();
    expect(await page.getByText('This browser does not keep your key').count()).toBe(1);
    expect(await card(page).count()).toBe(0);
    await warning.getByRole('button', { name: 'Download' }).click();
    await warning.waitFor({ state: 'detached' });
    expect(await card(page).count()).toBe(0);
  },
);
