import { afterAll, beforeAll, expect, test } from 'vitest';
import { type HostileWeb, openHostileWeb } from '../hostile-web.ts';
import { openBed } from './bed.ts';
import { findBarriers, findOverflow, phone, studio, visit } from './visit.ts';

// Everything on this machine's loopback may be fetched, 10.0.0.1 may not.
const bed = openBed({ OUTBOUND_ALLOW: '127.0.0.1' });
let web: HostileWeb;
let origin: string;

beforeAll(async () => {
  web = await openHostileWeb();
  origin = `http://127.0.0.1:${web.httpPort}`;
});
afterAll(() => web?.close());

const paste = (text: string, selector = 'body') => `{
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', ${JSON.stringify(text)});
  const target = document.querySelector(${JSON.stringify(selector)});
  target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
}`;

test('an address that is pasted comes as a picture; one that cannot says why, and is tried again', async () => {
  // Its complaints tell of requests to anybody but this server: the browser asks nobody else.
  const { page, complaints } = await visit(bed.browser, bed.server.url);
  await studio(page).waitFor();
  await page.evaluate(paste(`${origin}/named`));
  // There before it has been fetched; called as its server calls it from then on.
  await page.getByRole('region', { name: /named|möwe\.jpg/ }).waitFor();
  await page.getByRole('link', { name: 'Download WebP' }).waitFor();
  await page.getByRole('button', { name: /^möwe\.jpg \d/ }).waitFor();

  await page.evaluate(paste(`${origin}/404?n=1\nhttp://10.0.0.1/inside.jpg`));
  await page.getByRole('alert').getByText('The picture did not come').waitFor();
  await page.getByRole('button', { name: /^inside\.jpg This address cannot be fetched from/ }).waitFor();
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('link', { name: 'Download WebP' }).waitFor();
  await page.getByRole('button', { name: /^404 \d/ }).waitFor();
  expect(complaints).toEqual([]);
});

test('an address is also given in a field, where what is pasted is text; on a phone too', async () => {
  const { page } = await visit(bed.browser, bed.server.url, phone);
  await studio(page).waitFor();
  await page.getByRole('button', { name: 'By address' }).click();
  const field = page.getByLabel('Address of a picture');
  await field.fill('no address');
  await field.press('Enter');
  await page.getByText('That is no address of a picture.').waitFor();
  await page.evaluate(paste(`${origin}/ok/1.jpg`, 'input[inputmode=url]'));
  expect(await page.getByRole('region', { name: '1.jpg' }).count()).toBe(0);
  expect(await findBarriers(page)).toEqual([]);
  expect(await findOverflow(page)).toBe(0);
  await field.fill(`${origin}/ok/1.jpg`);
  await page.getByRole('button', { name: 'Fetch', exact: true }).click();
  await page.getByRole('link', { name: 'Download WebP' }).waitFor();
  await page.getByRole('button', { name: 'By address' }).waitFor();
  expect(await findOverflow(page)).toBe(0);
});
