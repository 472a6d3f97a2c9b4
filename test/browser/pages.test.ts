import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePicture } from '../picture.ts';
import { launchBrowser } from './browser.ts';
import { eventually } from './eventually.ts';
import type { Server } from './server.ts';
import { startTestServer } from './test-server.ts';
import { choosePhotos, desktop, findBarriers, findOverflow, phone, type Visit, visit } from './visit.ts';

let server: Server;
let browser: Browser;
/** One visitor with three pictures, whom the tests below follow. */
let visitor: Visit;
let page: Page;

const photo = async (name: string, width: number) => ({
  name,
  mimeType: 'image/jpeg',
  buffer: await makePicture({ width, height: 480 }),
});

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer(), launchBrowser()]);
  visitor = await visit(browser, server.url);
  page = visitor.page;
  await page.getByRole('button', { name: 'Choose photos' }).waitFor();
  await choosePhotos(page, [
    await photo('one.jpg', 640),
    await photo('two.jpg', 660),
    await photo('three.jpg', 680),
  ]);
  for (const name of ['one', 'two', 'three']) {
    await page.getByRole('button', { name: new RegExp(`^${name}\\.jpg \\d`) }).waitFor();
  }
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const goTo = async (name: string) => {
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
};

const tiles = () => page.getByRole('main').getByRole('listitem');

test('the library has what the Studio made; a deletion is taken back by Undo', async () => {
  await goTo('Library');
  await eventually(() => tiles().count()).toBe(3);
  const names = await tiles().allTextContents();

  await page.getByRole('checkbox', { name: 'Select one.jpg' }).check();
  await page.getByRole('checkbox', { name: 'Select three.jpg' }).check();
  await page.getByText('2 selected').waitFor();
  await page.getByRole('button', { name: 'Delete' }).click();
  await eventually(() => tiles().count()).toBe(1);
  await page.getByRole('button', { name: 'Undo' }).click();
  await eventually(() => tiles().allTextContents()).toEqual(names);
});

test('shift chooses a range; Escape lets go', async () => {
  await goTo('Library');
  await tiles().first().getByRole('checkbox').check();
  await tiles()
    .last()
    .getByRole('checkbox')
    .click({ modifiers: ['Shift'] });
  await page.getByText('3 selected').waitFor();
  await page.keyboard.press('Escape');
  await eventually(() => page.getByText('selected').count()).toBe(0);
});

test('Delete that is held down deletes once', async () => {
  await goTo('Library');
  let asked = 0;
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route('**/graphql', async (route) => {
    if (route.request().postData()?.includes('mutation DeleteImages')) {
      asked += 1;
      await held;
    }
    await route.continue();
  });
  await page.getByRole('checkbox', { name: 'Select one.jpg' }).check();
  await page.keyboard.down('Delete');
  await page.keyboard.down('Delete');
  await page.keyboard.down('Delete');
  await page.keyboard.up('Delete');
  answer();
  await page.getByRole('button', { name: 'Undo' }).click();
  await eventually(() => tiles().count()).toBe(3);
  expect(asked).toBe(1);
  await page.unroute('**/graphql');
});

test('a picture opens with its results, and goes on in the Studio; the keyboard comes back to it', async () => {
  await goTo('Library');
  const tile = page.getByRole('link', { name: /two\.jpg/ });
  await tile.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'two.jpg' });
  await dialog.getByText('660 × 480', { exact: true }).waitFor();
  await dialog.getByRole('link', { name: 'Download Cutout, WebP' }).waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await eventually(() => page.locator(':focus').getAttribute('href')).toBe(await tile.getAttribute('href'));

  await page.keyboard.press('Enter');
  await dialog.getByRole('link', { name: 'Open in Studio', exact: true }).click();
  await page.getByRole('slider', { name: /Compare/ }).waitFor();
});

test('a picture that is not there is said to be missing', async () => {
  await page.goto('/library/img_nothing');
  await page.getByRole('alert').getByText('This is not there any more').waitFor();
});

test('jobs are listed live, and narrowed by their state', async () => {
  await page.goto('/jobs');
  await page.getByRole('row', { name: /one\.jpg Process picture/ }).waitFor();
  await eventually(() => page.getByRole('row', { name: /Done/ }).count()).toBeGreaterThanOrEqual(6);
  await page.getByRole('main').getByText('Find subject', { exact: true }).waitFor();
  await page
    .getByRole('row', { name: /one\.jpg Process picture/ })
    .getByRole('list', { name: 'Where the time went' })
    .getByText(/^Find subject [\d.]+ m?s$/)
    .waitFor();
  await page.getByRole('radiogroup', { name: 'Show' }).getByText('Failed').click();
  await page.getByText('Nothing failed').waitFor();
  await page.goto('/jobs');
  await page
    .getByRole('row', { name: /one\.jpg/ })
    .first()
    .waitFor();

  const other = await page.context().newPage();
  await other.goto('/');
  await choosePhotos(other, [await photo('elsewhere.jpg', 500)]);
  await page.getByRole('row', { name: /elsewhere\.jpg Process picture Done/ }).waitFor();
  await other.close();
});

test('a later page that cannot be had is told, and can be asked for again', async () => {
  const guest = await page.context().newPage();
  guest.setDefaultTimeout(8000);
  // The first page says that there is a second, which does not come.
  await guest.route('**/graphql', async (route) => {
    const body = route.request().postData() ?? '';
    if (/"after":"/.test(body)) return route.abort();
    const answer = await route.fetch();
    const text = await answer.text();
    const more = text.replaceAll('"hasNextPage":false,"endCursor":', '"hasNextPage":true,"endCursor":');
    await route.fulfill({ response: answer, body: more });
  });
  const isTold = async () => {
    await guest.getByRole('alert').getByText('The server did not answer').waitFor();
    await guest.getByRole('button', { name: 'Try again', exact: true }).waitFor();
  };
  await guest.goto('/jobs');
  await isTold();
  await guest
    .getByRole('row', { name: /one\.jpg/ })
    .first()
    .waitFor();
  await guest.goto('/library');
  await isTold();
  await guest.getByRole('link', { name: /one\.jpg/ }).click();
  await guest.getByRole('button', { name: 'Show more' }).click();
  await guest.getByRole('dialog').getByRole('alert').getByText('The server did not answer').waitFor();
  await guest.close();
});

test('what is pasted on any page is taken to the Studio', async () => {
  await goTo('Library');
  await page.evaluate(`
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File(['no picture'], 'pasted.png', { type: 'image/png' }));
    dispatchEvent(new ClipboardEvent('paste', { clipboardData, cancelable: true }));
  `);
  await page.getByRole('button', { name: /^pasted\.png Not a picture/ }).waitFor();
  await page.getByRole('alert').getByText('Not a picture this server reads').waitFor();
});

test('cells of a table are not taken for the picture of them that comes along; a picture out of a page is one', async () => {
  await goTo('Library');
  const paste = (name: string, html: string) =>
    page.evaluate(`
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File(['no picture'], '${name}', { type: 'image/png' }));
      clipboardData.setData('text/html', '${html}');
      dispatchEvent(new ClipboardEvent('paste', { clipboardData, cancelable: true }));
    `);
  await paste('cell.png', '<html><body><table><tr><td>12</td></tr></table></body></html>');
  await paste('copied.png', '<meta charset="utf-8"><img src="https://pictures.example/1.png" alt="One">');
  await page.getByRole('button', { name: /^copied\.png Not a picture/ }).waitFor();
  expect(await page.getByRole('button', { name: /^cell\.png/ }).count()).toBe(0);
});

test('nobody meets an unknown address unprepared', async () => {
  await page.goto('/no/such/page');
  await page.getByRole('heading', { name: 'There is no such page' }).waitFor();
});

/** Each page is looked at in both widths and both schemes; all four together would only take longer. */
const looks: [string, BrowserContextOptions][] = [
  ['light, on a desktop', { ...desktop, colorScheme: 'light' }],
  ['dark, on a phone', { ...phone, colorScheme: 'dark' }],
];

test.each(looks)(
  'no page has a barrier or is too wide: %s',
  async (_name, options) => {
    const key = await page.evaluate<string>("localStorage.getItem('pasteup-api-key')");
    const context = await browser.newContext({ ...options, baseURL: server.url });
    await context.addInitScript(`localStorage.setItem('pasteup-api-key', ${JSON.stringify(key)})`);
    const guest = await context.newPage();
    const look = async () => {
      expect(await findBarriers(guest)).toEqual([]);
      expect(await findOverflow(guest)).toBe(0);
    };
    await guest.goto('/');
    await guest.getByRole('button', { name: 'Open one.jpg' }).waitFor();
    await look();
    await guest.getByRole('button', { name: 'Open one.jpg' }).click();
    await guest.getByRole('slider', { name: /Compare/ }).waitFor();
    await guest.getByRole('switch', { name: 'Trim to the subject' }).check();
    await look();
    await guest.goto('/library');
    await guest.getByRole('checkbox', { name: 'Select one.jpg' }).check();
    await guest.getByText('1 selected').waitFor();
    await look();
    await guest.goto('/jobs');
    await guest.getByText('Done').nth(1).waitFor();
    // Also where rows are cards, a cell is told with its column.
    expect(await guest.getByRole('columnheader').count()).toBe(6);
    await look();
    await guest.getByRole('button', { name: 'Account' }).click();
    await guest.getByText(/\d pictures/).waitFor();
    await look();
    await guest.getByRole('button', { name: 'Show API key' }).click();
    await guest.getByRole('dialog').getByRole('button', { name: 'Copy key' }).waitFor();
    await look();
    await context.close();
  },
  60_000,
);
