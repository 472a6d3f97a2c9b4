import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Silhouette } from '../../src/collage/silhouette.ts';
import { createImaging } from '../../src/tools/imaging/create-imaging.ts';
import type { Imaging } from '../../src/tools/imaging/imaging.ts';
import { drawPng } from '../../test/collage/draw.ts';
import { drawings } from '../../test/collage/drawing-table.ts';

/** A picture to lay on collages. */
export interface Article {
  name: string;
  path: string;
  silhouette: Silhouette;
  /** What is seen of it, a byte a pixel, at most 600 px a side: for measuring, as no layout knows it. */
  alpha: Uint8Array;
  width: number;
  height: number;
}

const colours = [
  '#7c3f58',
  '#c0392b',
  '#2c3e50',
  '#16a085',
  '#d4a72c',
  '#8e44ad',
  '#b7651b',
  '#27607d',
  '#4b7f3a',
];
const mostPhotos = 20;
const longestAlphaSide = 600;
const model = 'u2netp';

/** Drawn things and, of a folder of photos, the cutouts of up to twenty that lie evenly among them by name. */
export async function openStock(
  photos: string | undefined,
  directory: string,
): Promise<{ articles: Article[]; imaging: Imaging }> {
  const imaging = await createImaging({
    modelsDir: '/nonexistent',
    defaultModel: model,
    matteChildren: 1,
    renderChildren: 1,
    maxPixels: 50_000_000,
    maxSide: 16_384,
    memoryBudgetBytes: 2_500_000_000,
    tempDir: directory,
    log: { info() {}, warn() {}, error: console.error },
    startChildren: false,
  });
  const articles: Article[] = [];
  for (const [index, name] of Object.keys(drawings).entries()) {
    const path = join(directory, `${name}.png`);
    await writeFile(path, await drawPng(name, colours[index % colours.length]));
    articles.push(await measure(imaging, name, path));
  }
  for (const path of photos ? await listPhotos(photos) : []) {
    const cutout = await cutOut(imaging, path, join(directory, `photo-${articles.length}`));
    articles.push(await measure(imaging, path, cutout));
  }
  return { articles, imaging };
}

async function listPhotos(folder: string): Promise<string[]> {
  const names = (await readdir(folder, { recursive: true }))
    .filter((name) => /\.(jpe?g|png|webp)$/i.test(name))
    .sort();
  const step = Math.max(1, names.length / mostPhotos);
  return names
    .filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step))
    .map((name) => join(folder, name));
}

/** As the server makes the cutout of a wish. */
async function cutOut(imaging: Imaging, path: string, directory: string): Promise<string> {
  await mkdir(directory);
  const original = await imaging.inspect(path);
  const matte = await imaging.matte(path, { model, effort: 'balanced' });
  const { files } = await imaging.render({
    path,
    original,
    matte,
    directory,
    plans: [
      {
        cutout: { edges: 'refined', effort: 'balanced' },
        trim: { margin: 0 },
        resize: { width: 1600, height: 1600, fit: 'inside' },
        output: { format: 'webp' },
      },
    ],
  });
  return files[0]!.path;
}

async function measure(imaging: Imaging, name: string, path: string): Promise<Article> {
  const silhouette = await imaging.measureSilhouette(path);
  const { data, info } = await sharp(path)
    .resize(longestAlphaSide, longestAlphaSide, { fit: 'inside', withoutEnlargement: true })
    .ensureAlpha()
    .extractChannel('alpha')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { name, path, silhouette, alpha: data, width: info.width, height: info.height };
}
