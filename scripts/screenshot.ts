/** Makes the README's picture: starts the built program, drops a drawn photo on it and photographs the Studio. */
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { launchBrowser } from '../test/browser/browser.ts';
import { startServer } from '../test/browser/server.ts';
import { choosePhotos, visit } from '../test/browser/visit.ts';
import { makePicture } from '../test/picture.ts';

const path = join(import.meta.dirname, '../docs/screenshot.png');
const photo = async (name: string, width: number, height: number) => ({
  name,
  mimeType: 'image/jpeg',
  buffer: await makePicture({ width, height }),
});

const server = await startServer();
const browser = await launchBrowser();
try {
  const { page } = await visit(browser, server.url, {
    viewport: { width: 1280, height: 800 },
    deviceScaleFactor: 1.5,
    reducedMotion: 'reduce',
  });
  await page.getByRole('button', { name: 'Choose photos' }).waitFor();
  await choosePhotos(page, [
    await photo('blue-vase.jpg', 1600, 1200),
    await photo('on-the-table.jpg', 1500, 1500),
    await photo('portrait.jpg', 1200, 1600),
  ]);
  for (const name of ['blue-vase', 'on-the-table', 'portrait']) {
    await page.getByRole('button', { name: new RegExp(`^${name}\\.jpg \\d`) }).waitFor();
  }
  const slider = page.getByRole('slider', { name: /Compare/ });
  await slider.waitFor();
  await page.mouse.move(0, 0);
  // A picture has no scrollbar, so it needs no room for one.
  await page.addStyleTag({ content: 'html { scrollbar-gutter: auto }' });
  await mkdir(dirname(path), { recursive: true });
  await page.screenshot({ path, animations: 'disabled' });
  console.log(`wrote ${path}`);
} finally {
  await browser.close();
  await server.close();
}
