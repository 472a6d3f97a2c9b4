import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { makePicture } from '../picture.ts';
import { launchBrowser } from './browser.ts';
import { eventually } from './eventually.ts';
import type { Server } from './server.ts';
import { startTestServer } from './test-server.ts';
import { choosePhotos, findOverflow, type PhotoFile, phone, type Visit, visit } from './visit.ts';

let server: Server;
let browser: Browser;
let vase: PhotoFile;

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer({ MAX_UPLOAD_BYTES: '3000000' }), launchBrowser()]);
  vase = {
    name: 'vase.jpg',
    mimeType: 'image/jpeg',
    buffer: await makePicture({ width: 600, height: 450 }),
  };
});

afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** Keeps every sentence that the page's live region says, in their order. */
const listen = (page: Visit['page']) =>
  page.evaluate(`
    window.said = [];
    new MutationObserver(() => {
      for (const region of document.querySelectorAll('[aria-live=polite]')) {
        const text = region.textContent;
        if (text && window.said.at(-1) !== text) window.said.push(text);
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  `);

async function open(files: PhotoFile[], options?: Parameters<typeof visit>[2]): Promise<Visit> {
  const opened = await visit(browser, server.url, options);
  await opened.page.getByRole('button', { name: 'Choose photos' }).waitFor();
  await listen(opened.page);
  await choosePhotos(opened.page, files);
  return opened;
}

test('a photo is uploaded, its stages pass live, and the cutout is compared and downloaded', async () => {
  const { page, complaints } = await open([vase]);
  // The file itself is on the stage before the server has answered.
  await page.getByAltText('Original of vase.jpg').waitFor();

  const download = page.getByRole('link', { name: 'Download WebP' });
  await download.waitFor();
  const said = await page.evaluate<string[]>('window.said');
  const order = ['Uploading vase.jpg', 'vase.jpg: Finding the subject', 'vase.jpg is ready'].map((part) =>
    said.findIndex((text) => text.startsWith(part)),
  );
  expect(order, said.join(' | ')).toEqual(order.toSorted((a, b) => a - b));
  expect(order).not.toContain(-1);
  await eventually(() => page.getByText(/smaller$/).textContent()).toMatch(/^\d+% smaller$/);

  const slider = page.getByRole('slider', { name: /Compare/ });
  await eventually(() => slider.getAttribute('aria-valuenow')).toBe('50');
  await slider.press('Home');
  await eventually(() => slider.getAttribute('aria-valuenow')).toBe('0');
  await slider.press('PageUp');
  await eventually(() => slider.getAttribute('aria-valuetext')).toBe('20% original');
  const stage = await page.getByAltText('Result of vase.jpg').boundingBox();
  if (!stage) throw new Error('The result is not shown.');
  await page.mouse.move(stage.x + stage.width * 0.2, stage.y + 40);
  await page.mouse.down();
  await page.mouse.move(stage.x + stage.width * 0.75, stage.y + 60, { steps: 4 });
  await page.mouse.up();
  expect(Number(await slider.getAttribute('aria-valuenow'))).toBeCloseTo(75, -0.5);

  const [file] = await Promise.all([page.waitForEvent('download'), download.click()]);
  expect(file.suggestedFilename()).toBe('vase.webp');
  const cutout = sharp(await readFile(await file.path()));
  expect(await cutout.metadata()).toMatchObject({ format: 'webp', width: 600, height: 450, hasAlpha: true });
  const { channels } = await cutout.stats();
  expect(channels[3]).toMatchObject({ min: 0, max: 255 });
  expect(complaints).toEqual([]);
});

test('a changed recipe runs by itself; the next photo begins with it', async () => {
  const { page } = await open([vase]);
  await page.getByRole('link', { name: 'Download WebP' }).waitFor();
  await page.getByRole('radio', { name: 'Amber' }).check();
  await page.getByRole('switch', { name: 'Trim to the subject' }).check();
  await page.getByText('JPEG', { exact: true }).click();
  const download = page.getByRole('link', { name: 'Download JPEG' });
  await download.waitFor();
  const [file] = await Promise.all([page.waitForEvent('download'), download.click()]);
  const flat = sharp(await readFile(await file.path()));
  const { width, height } = await flat.metadata();
  expect([width < 600, height < 450]).toEqual([true, true]);
  const { data } = await flat.raw().toBuffer({ resolveWithObject: true });
  // The corner lies outside of the subject: amber, but for what JPEG makes of it.
  expect(Math.hypot((data[0] ?? 0) - 0xf4, (data[1] ?? 0) - 0xb9, (data[2] ?? 0) - 0x42)).toBeLessThan(24);

  await choosePhotos(page, [{ ...vase, name: 'second.jpg' }]);
  await page
    .getByRole('button', { name: /second\.jpg/ })
    .first()
    .waitFor();
  await page.getByRole('link', { name: 'Download JPEG' }).waitFor();
  expect(await page.getByRole('radio', { name: 'Amber' }).isChecked()).toBe(true);
});

test('what cannot be taken is told in words beside what can; another try is offered', async () => {
  const { page } = await open([
    // Not a photo: that would be made smaller.
    { name: 'large.gif', mimeType: 'image/gif', buffer: Buffer.alloc(3_000_001) },
    { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('no picture') },
    { name: 'liar.png', mimeType: 'image/png', buffer: Buffer.from('no picture either') },
    vase,
  ]);
  await page.getByRole('alert').getByText('Larger than 3 MB').waitFor();
  await page.getByRole('button', { name: /notes\.txt Not a picture/ }).waitFor();
  await page.getByRole('button', { name: /liar\.png Not a picture/ }).click();
  await page.getByRole('alert').getByText('Not a picture this server reads').waitFor();
  const answered = page.waitForResponse((response) => response.url().endsWith('/graphql'));
  await page.getByRole('button', { name: 'Try again' }).click();
  await answered;
  await page.getByRole('alert').waitFor();
  await page
    .getByRole('button', { name: /vase\.jpg/ })
    .first()
    .click();
  await page.getByRole('link', { name: 'Download WebP' }).waitFor();
});

test('on a phone everything fits the width, and a finger moves the slider', async () => {
  const { page, complaints } = await open([vase], phone);
  await page.getByRole('link', { name: 'Download WebP' }).waitFor();
  expect(await findOverflow(page)).toBe(0);
  const slider = page.getByRole('slider', { name: /Compare/ });
  await eventually(() => slider.getAttribute('aria-valuenow')).toBe('50');
  const stage = await page.getByAltText('Result of vase.jpg').boundingBox();
  if (!stage) throw new Error('The result is not shown.');
  const wire = await page.context().newCDPSession(page);
  const scroll = { x: stage.x + stage.width * 0.8, y: stage.y + stage.height * 0.7, yDistance: -120 };
  await wire.send('Input.synthesizeScrollGesture', { ...scroll, gestureSourceType: 'touch' });
  expect(await slider.getAttribute('aria-valuenow')).toBe('50');
  await wire.send('Input.synthesizeScrollGesture', { ...scroll, yDistance: 120, gestureSourceType: 'touch' });
  await page.touchscreen.tap(stage.x + stage.width * 0.25, stage.y + stage.height * 0.3);
  expect(Number(await slider.getAttribute('aria-valuenow'))).toBeCloseTo(25, -0.5);
  expect(complaints).toEqual([]);
});
