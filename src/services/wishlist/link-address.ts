/** Which address an item is to link to, of those by which its page is known. */

/** As people see them: a page for phones, or with www in front, is of the same site. */
const siteOf = ({ host }: URL): string => host.replace(/^(www|m|mobile)\./, '');

/**
 * Whether a page may call itself by that address: its host is the same but for `www.` or `m.` in front, or lies above it
 * (`shop.example` above `de.shop.example`; a list of the names that anyone may register is not asked), at the same port. A page of another site that a shop copies from is not where
 * the thing can be had.
 */
export function isSameSite(canonical: URL, page: URL): boolean {
  const [theirs, ours] = [siteOf(canonical), siteOf(page)];
  return theirs === ours || (theirs.includes('.') && ours.endsWith(`.${theirs}`));
}

/** Null for one that is of another site, that is less secure, or that every page of a badly made shop has: its start. */
export function chooseCanonical(canonical: string | null, page: URL): string | null {
  const url = canonical === null ? null : URL.parse(canonical);
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null;
  if (url.username || url.password || !isSameSite(url, page)) return null;
  if (page.protocol === 'https:' && url.protocol !== 'https:') return null;
  if (url.pathname === '/' && !url.search && page.pathname !== '/') return null;
  url.hash = '';
  return url.href.length <= maxLinkLength ? url.href : null;
}

/** Characters of a link that an item may have. */
export const maxLinkLength = 2000;
