import { extname } from 'node:path';
import { formats } from '../../tools/imaging/formats.ts';

/** What Windows refuses in a name, and the zip library with it. */
const forbidden = /[<>:"/\\|?*]/g;

/** How a rendition of an image is called when it is saved: `photo` and `webp` of `photo.jpg` as image/webp. */
export function splitFileName(filename: string, mimeType: string): { base: string; extension: string } {
  const base = filename.slice(0, filename.length - extname(filename).length).replace(forbidden, '_');
  const format = Object.values(formats).find((each) => each.mimeType === mimeType);
  return { base: base || 'image', extension: format?.extension ?? 'bin' };
}
