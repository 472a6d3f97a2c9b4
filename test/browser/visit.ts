import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';

/** Without motion: pages stand still sooner, and nothing is drawn over and over for nobody. */
export const desktop = {
  viewport: { width: 1440, height: 900 },
  reducedMotion: 'reduce',
} satisfies BrowserContextOptions;

export const phone = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  reducedMotion: 'reduce',
} satisfies BrowserContextOptions;

export interface Visit {
  page: Page;
  /** What the page complained about: script errors, refused resources, requests to other machines. */
  complaints: string[];
}

/** A first visit: a browser profile of its own, on the Studio. */
export async function visit(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = desktop,
): Promise<Visit> {
  const context = await browser.newContext({ acceptDownloads: true, baseURL: url, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    // A lost connection is told by the browser itself, also where it is part of the test.
    if (message.type() === 'error' && !/WebSocket|ERR_CONNECTION|status of 4/.test(message.text())) {
      complaints.push(message.text());
    }
  });
  page.on('request', (request) => {
    if (/^http/.test(request.url()) && !request.url().startsWith(url)) complaints.push(request.url());
  });
  await page.goto('/');
  return { page, complaints };
}

export interface PhotoFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

export const choosePhotos = (page: Page, files: PhotoFile[]) =>
  page.locator('input[type=file]').first().setInputFiles(files);

/** The key that the browser has kept; null before there is one. */
export const keyOf = (page: Page) => page.evaluate<string>("localStorage.getItem('pasteup-api-key')");

/** The first thing to do in an empty Studio. */
export const studio = (page: Page) => page.getByRole('button', { name: 'Choose photos' });

/** What axe finds serious or worse, one line each. */
export async function findBarriers(page: Page): Promise<string[]> {
  // The other mode opens a page of its own each time, to put together what it found in frames, of which there are none.
  expect(page.frames()).toHaveLength(1);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary}`),
    );
}

/** How many pixels the page is wider than its window. */
export const findOverflow = (page: Page): Promise<number> =>
  page.evaluate('Math.max(0, document.documentElement.scrollWidth - innerWidth)');
