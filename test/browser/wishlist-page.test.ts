import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hostileLinks } from '../client/hostile-links.ts';
import { runSql } from '../sql.ts';
import { addWish, type SharedWishlist, shareWishlist } from '../wishlist/shared-wishlist.ts';
import { openBed } from './bed.ts';
import { eventually } from './eventually.ts';
import { comeBy } from './public-bed.ts';
import { vases } from './vases.ts';
import { desktop, findBarriers, findOverflow, phone } from './visit.ts';

const names = vases.map(({ name }) => name);

const bed = openBed();

let shared: SharedWishlist;
let url: string;

beforeAll(async () => {
  url = bed.server.url;
  shared = await shareWishlist(url, vases, { revealAt: new Date(Date.now() + 10 * 86_400_000) });
});
afterAll(() => shared.owner.close());

/** The collage that this window shows. */
const collage = 'main svg[role=group]:visible';

test.each([
  ['a desk in light', { ...desktop, colorScheme: 'light' }],
  ['a phone in the dark', { ...phone, colorScheme: 'dark' }],
] as const)('at %s it meets no barrier, and keys go through it as through the list', async (_at, options) => {
  const { page, complaints } = await comeBy(bed.browser, shared.address, options);
  await page
    .getByRole('button', { name: /^I give this/ })
    .first()
    .waitFor();
  expect(await findOverflow(page)).toBe(0);
  expect(await findBarriers(page)).toEqual([]);
  const stops: (string | null)[] = [];
  for (let count = 0; count < names.length; count += 1) {
    await page.keyboard.press('Tab');
    stops.push(await page.evaluate<string | null>("document.activeElement.getAttribute('aria-label')"));
    const ring = 'getComputedStyle(document.activeElement.querySelector("g")).visibility';
    expect(await page.evaluate(ring)).toBe('visible');
  }
  expect(stops).toEqual(names);
  const links = (selector: string) =>
    page.locator(selector).evaluateAll((all) => all.map((one) => one.getAttribute('href')));
  const listed = await links('main li h3 a');
  expect(listed).toEqual(vases.flatMap(({ link }) => link ?? []));
  const drawn = await links(`${collage} a[aria-label]`);
  expect(drawn).toEqual([...listed, `#wish-${shared.items[3]}`]);
  const shops = page.locator('main a[href^="https:"]');
  for (const shop of await shops.all())
    expect([await shop.getAttribute('rel'), await shop.getAttribute('target')]).toEqual([
      'noopener noreferrer nofollow ugc',
      '_blank',
    ]);
  expect(complaints).toEqual([]);
});

test('Enter opens the shop in another tab, which is not told from where', async () => {
  const { page } = await comeBy(bed.browser, shared.address);
  await page.context().route('https://shop.example/**', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<p>${route.request().headers().referer ?? 'nobody'}</p>`,
    }),
  );
  await page.keyboard.press('Tab');
  const [shop] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('Enter')]);
  await shop.getByText('nobody').waitFor();
  expect(shop.url()).toBe('https://shop.example/blue');
  expect(await shop.evaluate('window.opener')).toBeNull();
});

test.each([
  ['a desk', desktop, 0.75],
  ['a phone', phone, 16 / 9],
] as const)(
  'without script %s paints the collage of its shape, and all of the list',
  async (_at, options, ratio) => {
    const { page, complaints } = await comeBy(bed.browser, shared.address, {
      ...options,
      javaScriptEnabled: false,
    });
    const shown = page.locator(collage);
    expect(await shown.count()).toBe(1);
    const { width = 1, height = 0 } = (await shown.boundingBox()) ?? {};
    expect(height / width).toBeCloseTo(ratio, 2);
    for (const name of names) await page.getByRole('heading', { name, exact: true }).waitFor();
    await page.getByText('€1,299.50').waitFor();
    await page.locator('noscript p').waitFor();
    expect(await page.getByRole('button').count()).toBe(0);
    expect(await page.locator('main li h3 a').count()).toBe(3);
    expect(complaints).toEqual([]);
  },
);

const giveButton = (page: Page, name: string) => page.getByRole('button', { name: `I give this: ${name}` });

test('what one says that they give, others see at once; it is taken back in parts, here or by the link', async () => {
  const [{ page: other }, { page, complaints }] = await Promise.all([
    comeBy(bed.browser, shared.address),
    comeBy(bed.browser, shared.address),
  ]);
  await giveButton(other, 'Tall vase').waitFor();
  await giveButton(page, 'Tall vase').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/not shown before \d+ \w+ \d{4}/).waitFor();
  await dialog.getByLabel('How many').fill('3');
  await dialog.getByLabel('Your name').fill('Ada');
  expect(await findBarriers(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'I give this' }).click();
  await dialog.getByText('3 × Tall vase').waitFor();
  const link = await dialog.getByLabel('Your link').inputValue();
  expect(link).toMatch(/^http:.*\/w\/\w+#claim=/);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await page.getByText('All 3 claimed by you (3)').waitFor();
  await other.getByText('All 3 claimed by Ada (3)').waitFor();
  const faded = `[data-piece="${shared.items[1]}"] g[opacity]`;
  await eventually(() => other.locator(faded).count()).toBe(2);
  expect(await giveButton(other, 'Tall vase').count()).toBe(0);
  expect(await page.locator(`${collage} a[aria-label]`).nth(1).getAttribute('aria-label')).toBe(
    'Tall vase, All 3 claimed',
  );
  // It is kept over a visit, and taken back in parts.
  await page.reload();
  await page.getByRole('button', { name: 'Take back: Tall vase' }).click();
  await dialog.getByLabel('Take back').fill('1');
  await dialog.getByRole('button', { name: 'Take 1 of them back' }).click();
  await other.getByText('2 of 3 claimed by Ada (2)').waitFor();
  await eventually(() => other.locator(faded).count()).toBe(0);
  expect(complaints).toEqual([]);
  // Another browser has it by the link.
  const { page: third } = await comeBy(bed.browser, link);
  await third.getByRole('dialog').getByText('2 × Tall vase').waitFor();
  expect(third.url()).not.toContain('#');
  await third.getByRole('button', { name: 'Take it back' }).click();
  await eventually(() => other.getByText('claimed by Ada').count()).toBe(0);
  await giveButton(other, 'Tall vase').waitFor();
  await eventually(() =>
    third.evaluate("localStorage.getItem('pasteup-claims-' + location.pathname.slice(3))"),
  ).toBeNull();
  const { page: late } = await comeBy(bed.browser, link);
  await late.getByText('Nothing is left to take back').waitFor();
});

test('of two who want the last one, the second is told that somebody was faster', async () => {
  const { page: first } = await comeBy(bed.browser, shared.address);
  const { page: second } = await comeBy(bed.browser, shared.address);
  for (const page of [first, second]) await giveButton(page, 'Blue vase').click();
  const give = (page: Page) => page.getByRole('dialog').getByRole('button', { name: 'I give this' }).click();
  // Both press; what the second has sent is on its way for longer.
  const faster = Promise.withResolvers<void>();
  await second.route('**/graphql', async (route) => {
    await faster.promise;
    await route.continue();
  });
  await give(second);
  await give(first);
  await first.getByText('Thank you').waitFor();
  faster.resolve();
  await second.getByRole('alert').getByText('Somebody was faster: all of it is claimed now.').waitFor();
  await first.getByRole('button', { name: 'Done' }).click();
  await first.getByRole('button', { name: 'Take back: Blue vase' }).click();
  await first.getByRole('button', { name: 'Take it back' }).click();
  // Where the button to take it back was, there is none any more.
  await eventually(() => first.evaluate('document.activeElement.id')).toBe(`wish-${shared.items[0]}`);
  await giveButton(first, 'Blue vase').waitFor();
});

test("in its owner's browser nothing is seen of claims, and nothing can be claimed", async () => {
  const { page: friend } = await comeBy(bed.browser, shared.address);
  await giveButton(friend, 'Wide vase').click();
  await friend.getByRole('dialog').getByRole('button', { name: 'I give this' }).click();
  await friend.getByText('Thank you').waitFor();
  const context = await bed.browser.newContext(desktop);
  await context.addInitScript(`localStorage.setItem('pasteup-api-key', '${shared.owner.apiKey}')`);
  const page = await context.newPage();
  const told: string[] = [];
  page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => told.push(String(payload))));
  await page.goto(shared.address);
  await page.getByText('This is your list.').waitFor();
  await eventually(() => told.some((text) => text.includes('"cursor"'))).toBe(true);
  await friend.keyboard.press('Escape');
  await friend.getByRole('button', { name: 'Take back: Wide vase' }).click();
  await friend.getByRole('button', { name: 'Take it back' }).click();
  await giveButton(friend, 'Wide vase').waitFor();
  // What comes after the claims has come: they have not.
  await shared.owner.get(
    `mutation { updateWishlist(input: { id: "${shared.id}", note: "In June" }) { wishlist { id } } }`,
  );
  await page.getByText('In June').waitFor();
  expect(await page.getByRole('button').count()).toBe(0);
  expect(await page.getByText(/claimed|Claimed/).count()).toBe(0);
  expect(told.join('')).not.toMatch(/"claims":\[/);
});

test('what its owner changes is seen at once; when it ends nothing stays', async () => {
  const own = await shareWishlist(url, [{ name: 'Tea' }, { name: 'Kite' }]);
  const { page } = await comeBy(bed.browser, own.address);
  await giveButton(page, 'Kite').waitFor();
  await addWish(own.owner, own.id, { name: 'Lamp', link: 'https://shop.example/lamp' });
  await eventually(() => page.locator(`${collage} a[aria-label]`).count()).toBe(3);
  await own.owner.get(
    `mutation { moveWishlistItem(input: { id: "${own.items[1]}", before: "${own.items[0]}" }) { item { id } } }`,
  );
  await eventually(() => page.locator('main li h3').allTextContents()).toEqual(['Kite', 'Tea', 'Lamp']);
  await own.owner.get(`mutation { removeWishlistItem(input: { id: "${own.items[0]}" }) { itemId } }`);
  await eventually(() => page.locator('main li h3').allTextContents()).toEqual(['Kite', 'Lamp']);
  await own.owner.get(`mutation { deleteWishlist(input: { id: "${own.id}" }) { deletedId } }`);
  await page.getByRole('heading', { name: 'This wishlist has ended' }).waitFor();
  expect(await page.locator('li').count()).toBe(0);
  await own.owner.close();
});

test('a hostile link is none, whatever way it came into the row', async () => {
  const own = await shareWishlist(
    url,
    hostileLinks.slice(0, 20).map((_link, index) => ({ name: `Thing ${index}` })),
  );
  const batches = [hostileLinks.slice(0, 20), hostileLinks.slice(20)];
  for (const batch of batches) {
    for (const [index, link] of batch.entries())
      await runSql(bed.server, 'update wishlist_item set link = $1 where id = $2', [
        link.replaceAll('\0', ''),
        own.items[index],
      ]);
    const response = await fetch(own.address);
    const { page } = await comeBy(bed.browser, own.address, { ...desktop, javaScriptEnabled: false });
    const hrefs = await page
      .locator('[href], [*|href]')
      .evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).getAttribute('href') ?? ''));
    const led = hrefs.filter((href) => !/^(#|\/assets\/|\/favicon\.svg)/.test(href));
    expect([response.status, led]).toEqual([200, []]);
    expect(hrefs.filter((href) => href.startsWith('#wish-'))).toHaveLength(20 * 4);
  }
  await own.owner.close();
});
