import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ExportedPage } from '../../client/src/public/wishlist/draw-export.tsx';
import { placeOutlines } from '../../src/collage/place.ts';
import { rectangleSilhouette, type Silhouette } from '../../src/collage/silhouette.ts';
import { hostileLinks } from '../client/hostile-links.ts';
import { makePicture } from '../picture.ts';
import { launchBrowser } from './browser.ts';
import { desktop, findBarriers, findOverflow, phone } from './visit.ts';

const built = pathToFileURL(join(import.meta.dirname, '../../dist/public/render.js')).href;
const { renderExport } = (await import(built)) as { renderExport: (page: ExportedPage) => string };

const picture = `data:image/png;base64,${(await makePicture({ width: 90, height: 60, format: 'png' })).toString('base64')}`;
/** The lower left half of its box. */
const wedge: Silhouette = { ...rectangleSilhouette(0.8), outlines: [[0, 0, 1, 0.8, 0, 0.8]] };
const place = { x: 0.3, y: 0.3, width: 0.4, rotation: 0, z: 0 };
const tile = { x: 0.75, y: 0.5, width: 0.3, rotation: -8, z: 1 };

const page = (link: string): ExportedPage => ({
  wishlist: { title: '</title><b>Thirty</b>', note: 'In June', background: '#f4efe6', aspect: 4 / 3 },
  pieces: [
    {
      id: 'a',
      name: 'Vase',
      href: link,
      picture,
      ratio: 0.8,
      placement: place,
      outlines: placeOutlines(wedge, place),
    },
    {
      id: 'b',
      name: 'A week in the mountains',
      href: null,
      // What would have to be fetched is no part of it.
      picture: 'https://evil.example/track.png',
      ratio: 0.6,
      placement: tile,
      outlines: placeOutlines(rectangleSilhouette(0.6), tile),
    },
  ],
  items: [
    {
      id: 'a',
      name: 'Vase',
      link,
      note: 'Blue <i>only</i>',
      quantity: 2,
      price: { amount: '12.50', currency: 'EUR' },
      cutout: { url: picture, width: 90, height: 60 },
    },
    { id: 'b', name: 'A week in the mountains', link: null, note: null, quantity: 1, price: null },
  ],
});

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function open(html: string, options: object = desktop): Promise<{ shown: Page; asked: string[] }> {
  const context = await browser.newContext({ ...options, offline: true });
  const shown = await context.newPage();
  const asked: string[] = [];
  shown.on('request', (request) => {
    if (/^(https?|wss?):/.test(request.url())) asked.push(request.url());
  });
  await shown.setContent(html);
  return { shown, asked };
}

test.each([
  ['a desk', desktop],
  ['a phone', phone],
])('on %s without a net the document shows all, and asks for nothing', async (_at, options) => {
  const { shown, asked } = await open(renderExport(page('https://shop.example/vase')), options);
  expect(await findBarriers(shown)).toEqual([]);
  expect(await findOverflow(shown)).toBe(0);
  await shown.getByRole('heading', { name: '</title><b>Thirty</b>' }).waitFor();
  await shown.getByText('Blue <i>only</i>').waitFor();
  await shown.getByText('€12.50 · 2 wished for').waitFor();
  expect(await shown.evaluate("document.querySelector('main li img').naturalWidth")).toBe(90);
  expect(await shown.locator('script, iframe, form, link, object').count()).toBe(0);
  expect(asked).toEqual([]);
  await shown.context().close();
});

test('a click is on a silhouette alone, and the keys lead through what is listed', async () => {
  const { shown } = await open(renderExport(page('https://shop.example/vase')));
  const at = (x: number, y: number) =>
    shown.evaluate<string | null>(`(() => {
      const box = document.querySelector('svg[role=group]').getBoundingClientRect();
      const found = document.elementFromPoint(box.x + ${x} * box.width, box.y + ${y} * box.width);
      return found?.closest('a')?.getAttribute('href') ?? null;
    })()`);
  expect(await at(0.2, 0.4)).toBe('https://shop.example/vase');
  expect(await at(0.45, 0.2)).toBeNull();
  expect(await at(0.75, 0.5)).toBe('#wish-b');
  const stops: unknown[] = [];
  for (let count = 0; count < 3; count += 1) {
    await shown.keyboard.press('Tab');
    stops.push(await shown.evaluate("document.activeElement.getAttribute('href')"));
  }
  expect(stops).toEqual(['https://shop.example/vase', '#wish-b', 'https://shop.example/vase']);
  const ring = await shown.evaluate(
    "(document.querySelector('svg a[aria-label]').focus(), getComputedStyle(document.querySelector('svg a[aria-label] g')).visibility)",
  );
  expect(ring).toBe('visible');
  await shown.context().close();
});

test('a hostile link is none', async () => {
  const { shown } = await open('<!doctype html>');
  for (const link of hostileLinks) {
    await shown.setContent(renderExport(page(link)));
    const hrefs = await shown
      .locator('a')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? one.getAttribute('xlink:href')));
    expect([link, new Set(hrefs)]).toEqual([link, new Set(['#wish-a', '#wish-b'])]);
  }
  await shown.context().close();
});
