import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePicture } from '../picture.ts';
import { openBed } from './bed.ts';
import { findBarriers } from './visit.ts';
import { arriveAtWishlist, readWishlist, waitUntilLaidOut } from './wishlists-visit.ts';

const bed = openBed({ OUTBOUND_ALLOW: '127.0.0.1' });

const picture = await makePicture({ width: 300, height: 300 });
const product = {
  '@type': 'Product',
  name: 'Blue vase',
  image: '/vase.jpg',
  offers: { '@type': 'Offer', price: '49.90', priceCurrency: 'EUR' },
};
const productPage = `<title>Vases</title><script type="application/ld+json">${JSON.stringify(product)}</script>`;

let shop: Server;
let origin: string;

beforeAll(async () => {
  shop = createServer(({ url }, response) => {
    if (url === '/vase.jpg') return response.setHeader('content-type', 'image/jpeg').end(picture);
    response.setHeader('content-type', 'text/html');
    if (url === '/vase') return response.end(productPage);
    response.writeHead(403).end('Go away');
  });
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(shop.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => shop.close(resolve)));

test('a link brings its name, price and picture to choose from, and a shop that refuses a thing all the same', async () => {
  // Its complaints tell of requests to anybody but this server: the browser makes none to the shop.
  const { page, complaints, api } = await arriveAtWishlist(bed, 'By links');
  await page.getByLabel(/^Add by a link/).fill(`${origin}/vase`);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Add by a link' });
  await dialog.getByRole('radio', { name: 'Picture 1 of 1' }).waitFor();
  expect(await dialog.getByLabel('Name').inputValue()).toBe('Blue vase');
  expect(await dialog.getByLabel('Price').inputValue()).toBe('49.90');
  expect(await dialog.getByLabel('Currency').inputValue()).toBe('EUR');
  expect(await findBarriers(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Add to the wishlist' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('€49.90').waitFor();

  // Pasted where nothing is written.
  await page.evaluate(`{
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', ${JSON.stringify(`${origin}/closed`)});
    dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
  }`);
  await dialog.getByText('This shop turns programs away').waitFor();
  await dialog.getByLabel('Name').fill('A closed thing');
  await dialog.getByRole('button', { name: 'Add to the wishlist' }).click();
  await waitUntilLaidOut(page, { pieces: 2, pictures: 1 });
  expect((await readWishlist(api)).items).toEqual([{ name: 'Blue vase' }, { name: 'A closed thing' }]);
  const shopLink = page.getByRole('link', { name: 'A closed thing in its shop' });
  expect(await shopLink.getAttribute('rel')).toBe('noopener noreferrer nofollow ugc');
  expect(complaints).toEqual([]);
}, 60_000);
