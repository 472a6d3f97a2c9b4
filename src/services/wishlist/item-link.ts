import { badInput, quote } from '../../errors.ts';
import { maxLinkLength } from './link-address.ts';

/**
 * An address that may stand on a page as a link; null for any other. Asked when it is taken in, and again wherever it is
 * drawn: what is in a row may have come there by another way.
 */
export function readSafeLink(text: string): URL | null {
  const url = text.length <= maxLinkLength ? URL.parse(text) : null;
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null;
  const isPlain = url.hostname !== '' && url.username === '' && url.password === '';
  return isPlain && url.href.length <= maxLinkLength ? url : null;
}

/** The text it is kept as. */
export function checkLink(link: URL): string {
  const safe = readSafeLink(link.href);
  if (safe) return safe.href;
  throw badInput(
    'link',
    `http or https, with a host, without user and password, and at most ${maxLinkLength} characters`,
    quote(link.href.slice(0, 200)),
    { limit: maxLinkLength },
  );
}
