import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { link, mkdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createBrotliDecompress } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';

/**
 * The Chromium that came with `npm ci`; where that package has none (it is built for Linux on x64), an installed Chrome.
 * Its own start function is not used: two processes that unpack at once would meet in one half-written file, and its
 * flags for serverless hosts turn web security off, while the client is to be seen under the policy it is served with.
 */
export async function launchBrowser(): Promise<Browser> {
  const bundled = process.platform === 'linux' && process.arch === 'x64';
  return chromium.launch({
    ...(bundled ? { executablePath: await unpackChromium() } : { channel: 'chrome' }),
    args: [
      '--no-sandbox',
      '--headless=shell',
      '--disable-dev-shm-usage',
      '--disable-gpu',
      '--disable-gpu-compositing',
      '--disable-software-rasterizer',
      '--num-raster-threads=1',
      '--disable-background-networking',
      '--font-render-hinting=none',
    ],
  });
}

async function unpackChromium(): Promise<string> {
  const packed = fileURLToPath(new URL('../bin/chromium.br', import.meta.resolve('@sparticuz/chromium')));
  const { size } = await stat(packed);
  // Another version has another size. Not in the system's temp folder, where anybody could put a program first.
  const target = join(import.meta.dirname, '../../node_modules/.cache', `chromium-${size}`);
  if (existsSync(target)) return target;
  await mkdir(dirname(target), { recursive: true });
  const own = `${target}.${process.pid}`;
  await pipeline(createReadStream(packed), createBrotliDecompress(), createWriteStream(own, { mode: 0o755 }));
  // Not renamed: one that another process starts from must not go from under it.
  await link(own, target).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(own);
  return target;
}
