import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestClient } from '../client.ts';
import { makePicture } from '../picture.ts';
import { type Line, openLine } from '../tcp-line.ts';
import { openBed } from './bed.ts';
import { keyOf, visit } from './visit.ts';

let line: Line;

const bed = openBed({ ROLE: 'web' });

beforeAll(async () => {
  line = await openLine(new URL(bed.server.url));
});

afterAll(() => line?.close());

test('a network that died without a word is told within 10 s, and mends itself', async () => {
  const { page } = await visit(bed.browser, line.url);
  await page.getByRole('button', { name: 'Choose photos' }).waitFor();
  const key = await keyOf(page);
  await page.getByRole('link', { name: 'Library' }).click();
  await page.getByText('Nothing on the shelf yet').waitFor();
  line.swallow();
  const startedMs = performance.now();
  const banner = page.getByText(/^Reconnecting/);
  await banner.waitFor({ timeout: 15_000 });
  expect(performance.now() - startedMs).toBeLessThan(10_000);

  // What happens elsewhere meanwhile is there when the line is.
  await createTestClient(bed.server.url, key).upload(await makePicture({ width: 64, height: 48 }));
  line.open();
  await page.getByRole('main').getByRole('listitem').waitFor();
  await banner.waitFor({ state: 'detached' });
}, 60_000);
