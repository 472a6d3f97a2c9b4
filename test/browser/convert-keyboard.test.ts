import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { drawPhoto, dropFiles, openConvert } from './convert-visit.ts';
import { eventually } from './eventually.ts';
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

test('by the keyboard alone: figures are set step by step, and the focus never falls back to the page', async () => {
  const { page } = await visit(browser, server.url);
  await openConvert(page);
  await dropFiles(page, [
    await drawPhoto('one.jpg'),
    await drawPhoto('two.jpg'),
    await drawPhoto('three.jpg'),
  ]);
  const compress = async (name: string) => {
    await page.getByRole('combobox', { name: 'Compression' }).click();
    await page.getByRole('option', { name }).click();
  };
  await page.getByText('All settings').click();
  await compress('Not larger than…');
  const largest = page.getByRole('textbox', { name: 'Largest file' });
  await largest.selectText();
  await largest.pressSequentially('350');
  expect(await largest.inputValue()).toBe('350 KB');
  await compress('Looks like the original');
  const likeness = page.getByRole('slider', { name: 'Likeness' });
  await likeness.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  expect(await likeness.getAttribute('aria-valuenow')).toBe('0.97');
  await page.getByRole('radio', { name: 'For the web' }).check();
  expect(await page.getByRole('combobox', { name: 'Compression' }).inputValue()).toBe('Balanced');

  const focused = () =>
    page.evaluate<string>(
      "document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent",
    );
  await page.getByRole('button', { name: 'Remove one.jpg from the list' }).press('Enter');
  await eventually(focused).toBe('Remove three.jpg from the list');
  await page.getByRole('button', { name: 'Convert 2 pictures' }).press('Enter');
  await eventually(focused).toBe('Progress');
  await page.getByText('2 of 2', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Start over' }).press('Enter');
  await eventually(focused).toBe('Convert');
});
