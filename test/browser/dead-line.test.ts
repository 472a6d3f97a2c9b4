import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestClient } from '../client.ts';
import { makePicture } from '../picture.ts';
import { type Line, openLine } from '../tcp-line.ts';
import { launchBrowser } from './browser.ts';
import type { Server } from './server.ts';
import { startTestServer } from './test-server.ts';
import { visit } from './visit.ts';

let server: Server;
let browser: Browser;
let line: Line;

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer({ ROLE: 'web' }), launchBrowser()]);
  line = await openLine(new URL(server.url));
});

afterAll(async () => {
  await browser?.close();
  await line?.close();
  await server?.close();
});

test('a network that died without a word is told within 10 s, and mends itself', async () => {
  const { page } = await visit(browser, line.url);
  await page.getByRole('button', { name: 'Choose photos' }).waitFor();
  const key = await page.evaluate<string>("localStorage.getItem('pasteup-api-key')");
  await page.getByRole('link', { name: 'Library' }).click();
  await page.getByText('Nothing on the shelf yet').waitFor();
  line.swallow();
  const startedMs = performance.now();
  const banner = page.getByText(/^Reconnecting/);
  await banner.waitFor({ timeout: 15_000 });
  expect(performance.now() - startedMs).toBeLessThan(10_000);

  // What happens elsewhere meanwhile is there when the line is.
  await createTestClient(server.url, key).upload(await makePicture({ width: 64, height: 48 }));
  line.open();
  await page.getByRole('main').getByRole('listitem').waitFor();
  await banner.waitFor({ state: 'detached' });
}, 60_000);
