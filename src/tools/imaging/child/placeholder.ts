import type { Size } from '../imaging.ts';
import { type Picture, rawOptions } from './picture.ts';
import { sharp } from './sharp-in-child.ts';

const longestSide = 16;

export function placeholderScale({ width, height }: Size): number {
  return longestSide / Math.max(width, height);
}

/** The picture on at most 16 px a side, as a `data:` URL of some 100 bytes. */
export async function makePlaceholder(picture: Picture): Promise<string> {
  const tiny = sharp(picture.data, rawOptions(picture)).resize(longestSide, longestSide, {
    fit: 'inside',
    withoutEnlargement: true,
  });
  const bytes = await tiny.webp({ quality: 50, effort: 4 }).toBuffer();
  return `data:image/webp;base64,${bytes.toString('base64')}`;
}
