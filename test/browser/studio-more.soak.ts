import { test } from 'vitest';
import { makePicture } from '../picture.ts';
import { openBed } from './bed.ts';
import { eventually } from './eventually.ts';
import { startTestServer } from './test-server.ts';
import { choosePhotos, type PhotoFile, visit } from './visit.ts';

const bed = openBed();

async function open(files: PhotoFile[]) {
  const opened = await visit(bed.browser, bed.server.url);
  await opened.page.getByRole('button', { name: 'Choose photos' }).waitFor();
  await choosePhotos(opened.page, files);
  return opened;
}

const drawVaseFile = async () => ({
  name: 'vase.jpg',
  mimeType: 'image/jpeg',
  buffer: await makePicture({ width: 600, height: 450 }),
});

test('an upload can be canceled on its way and sent again', async () => {
  const { page } = await open([]);
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/uploads/**', async (route) => {
    await held;
    await route.continue().catch(() => {});
  });
  await choosePhotos(page, [await drawVaseFile()]);
  await page.getByRole('button', { name: 'Cancel upload' }).click();
  const again = page.getByRole('button', { name: 'Canceled. Upload again' });
  await again.waitFor();
  release();
  await again.click();
  await page.getByRole('link', { name: 'Download WebP' }).waitFor();
});

test('a target that no quality reaches says what would be possible', async () => {
  const { page } = await open([await drawVaseFile()]);
  await page.getByRole('link', { name: 'Download WebP' }).waitFor();
  await page.getByRole('combobox', { name: 'Compression' }).click();
  await page.getByRole('option', { name: 'Not larger than…' }).click();
  await page.getByRole('textbox', { name: 'Largest file' }).fill('1');
  await page.getByRole('alert').getByText('It does not fit into 1 KB').waitFor();
  await page
    .getByRole('alert')
    .getByText(/smallest possible is/)
    .waitFor();
});

test('a job that waits is canceled and run again, in the Studio and among the jobs', async () => {
  // Without a worker every job waits for as long as it is looked at.
  const idle = await startTestServer({ ROLE: 'web' });
  try {
    const { page } = await visit(bed.browser, idle.url);
    await page.getByRole('button', { name: 'Choose photos' }).waitFor();
    await choosePhotos(page, [await drawVaseFile()]);
    await page.getByRole('button', { name: 'Cancel run' }).click();
    await page.getByRole('button', { name: 'Canceled. Run again' }).click();
    await page.getByRole('progressbar', { name: 'In line' }).waitFor();

    await page.getByRole('link', { name: 'Jobs' }).click();
    const row = page.getByRole('row', { name: /vase\.jpg Process picture/ });
    await row.filter({ hasText: 'Queued' }).getByRole('button', { name: 'Cancel: vase.jpg' }).click();
    await eventually(() => row.filter({ hasText: 'Canceled' }).count()).toBe(2);
    await row.first().getByRole('button', { name: 'Try again: vase.jpg' }).click();
    await row.filter({ hasText: 'another try' }).filter({ hasText: 'Queued' }).waitFor();
  } finally {
    await idle.close();
  }
}, 60_000);
