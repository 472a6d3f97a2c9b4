import { join } from 'node:path';
import { build, type Rolldown } from 'vite';
import { expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { digestBrush } from './brush-digest.ts';

test('a browser draws and corrects to the byte as the server does', async () => {
  const entry = join(import.meta.dirname, 'brush-digest.ts');
  const [built] = (await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, minify: true, lib: { entry, formats: ['iife'], name: 'brush' } },
  })) as Rolldown.RolldownOutput[];
  const browser = await launchBrowser();
  const page = await browser.newPage();
  await page.addScriptTag({ content: built!.output[0].code });
  const seen = await page.evaluate('brush.digestBrush()');
  await browser.close();
  expect(seen).toEqual(digestBrush());
});
