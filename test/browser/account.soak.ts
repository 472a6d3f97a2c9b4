import { test } from 'vitest';
import { createTestClient } from '../client.ts';
import { makePicture } from '../picture.ts';
import { openBed } from './bed.ts';
import { eventually } from './eventually.ts';
import { choosePhotos, keyOf, studio, visit } from './visit.ts';

const bed = openBed();

test('a restart of the server is told, waited for, and nothing is missed', async () => {
  const { page } = await visit(bed.browser, bed.server.url);
  await studio(page).waitFor();
  await page.goto('/jobs');
  await page.getByText('No jobs yet').waitFor();
  const client = createTestClient(bed.server.url, await keyOf(page));

  await bed.server.restart(async () => {
    await page.getByText(/^Reconnecting/).waitFor();
  });
  // While the page may still be waiting for its next try.
  await client.upload(await makePicture({ width: 300, height: 300 }));
  await page.getByRole('row', { name: /Make previews Done/ }).waitFor();
  await eventually(() => page.getByText(/^Reconnecting/).count()).toBe(0);

  await page.goto('/');
  await choosePhotos(page, [
    { name: 'after.jpg', mimeType: 'image/jpeg', buffer: await makePicture({ width: 400, height: 300 }) },
  ]);
  await page.getByRole('link', { name: 'Download WebP' }).waitFor();
  await client.close();
}, 60_000);
