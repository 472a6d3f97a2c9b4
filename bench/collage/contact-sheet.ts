import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Layout } from '../../src/collage/lay-out.ts';
import type { Imaging } from '../../src/tools/imaging/imaging.ts';
import type { Article } from './stock.ts';

/** Git ignores it. */
const folder = join(import.meta.dirname, '../out');

/** Draws a collage for somebody to look at. */
export async function drawForEyes(
  imaging: Imaging,
  name: string,
  articles: readonly Article[],
  { places }: Layout,
  aspect: number,
): Promise<void> {
  const directory = join(folder, `${name}.part`);
  await mkdir(directory, { recursive: true });
  const width = aspect > 1 ? 800 : 450;
  const { path } = await imaging.compose({
    pieces: articles.map(({ name: key, path }) => ({ path, place: places[key]! })),
    width,
    height: Math.round(width / aspect),
    background: '#faf7f2',
    format: 'png',
    directory,
  });
  await rename(path, join(folder, `${name}.png`));
  await rm(directory, { recursive: true });
}
