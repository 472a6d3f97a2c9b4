import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { drawPhoto, dropFiles, gatePuts, openConvert } from './convert-visit.ts';
import type { Server } from './server.ts';
import { startTestServer } from './test-server.ts';
import { visit } from './visit.ts';

let server: Server;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer(), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

test('a run goes on when another tab rotates the key, and when its own does', async () => {
  const { page } = await visit(browser, server.url);
  page.setDefaultTimeout(15_000);
  await openConvert(page);
  const gate = await gatePuts(page, 1);
  await dropFiles(
    page,
    await Promise.all(['1.jpg', '2.jpg', '3.jpg', '4.jpg'].map((name) => drawPhoto(name))),
  );
  await page.getByRole('button', { name: 'Convert 4 pictures' }).click();
  await page.getByText('1 of 4 pictures done').waitFor();

  const other = await page.context().newPage();
  await other.goto('/');
  for (const tab of [other, page]) {
    await tab.getByRole('button', { name: 'Account' }).click();
    await tab.getByRole('button', { name: 'Rotate key' }).click();
    await tab.getByRole('dialog', { name: 'Rotate key' }).getByRole('button', { name: 'Rotate key' }).click();
    await tab.getByText('The old one has ended').waitFor();
    gate.let(1);
    await page.getByText(tab === other ? '2 of 4 pictures done' : '3 of 4 pictures done').waitFor();
  }
  gate.let(1);
  await page.getByText('4 of 4', { exact: true }).waitFor();
  // Whoever watches live has the new key too.
  await other.getByRole('link', { name: 'Jobs' }).click();
  await other.getByRole('row', { name: /4\.jpg Process picture Done/ }).waitFor();
  expect(await other.getByText(/^Reconnecting/).count()).toBe(0);
});
