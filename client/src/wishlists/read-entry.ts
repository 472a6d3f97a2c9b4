import { safeLink } from '../collage/safe-link.ts';
import { nameOfFile } from './name-of-file.ts';

/** What was typed or pasted to be added. */
export type Entry =
  /** The address of a picture, by which the file is called. */
  | { kind: 'picture'; imageUrl: string; name: string }
  /** A page that shows something, most likely a shop's. */
  | { kind: 'link'; link: string }
  | { kind: 'name'; name: string };

const pictureEnd = /\.(?:jpe?g|png|webp|avif|gif|heic)$/i;

/** Null for what is blank. What has a host and a path is a link also without its `https://`. */
export function readEntry(text: string): Entry | null {
  const words = text.trim();
  if (words === '') return null;
  const address = /^https?:/i.test(words) || /^[\w-]+(?:\.[\w-]+)+\/\S*$/.test(words);
  const link = address ? safeLink(/^https?:/i.test(words) ? words : `https://${words}`) : null;
  if (link === null) return { kind: 'name', name: words.slice(0, 200) };
  const { pathname } = new URL(link);
  return pictureEnd.test(pathname)
    ? { kind: 'picture', imageUrl: link, name: nameOfFile(decode(pathname.split('/').at(-1) ?? '')) }
    : { kind: 'link', link };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
