const maxLinkLength = 2000;

/**
 * The address as a link may have it: http or https, with a host, without user and password, at most 2,000 characters as it
 * came and as it is written; null for any other. The server asks the same when it takes one in; what is in a row may
 * have come there by another way, so this is asked wherever an `href` is drawn.
 */
export function safeLink(text: string | null | undefined): string | null {
  const url = text && text.length <= maxLinkLength ? URL.parse(text) : null;
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null;
  const isPlain = url.hostname !== '' && url.username === '' && url.password === '';
  return isPlain && url.href.length <= maxLinkLength ? url.href : null;
}

export interface LinkProps {
  href: string;
  target: '_blank';
  rel: string;
  referrerPolicy: 'no-referrer';
}

/** What an `<a>` to a place of somebody else's choice has; null where there is nothing to be followed. */
export function linkProps(text: string | null | undefined): LinkProps | null {
  const href = safeLink(text);
  if (href === null) return null;
  return {
    href,
    target: '_blank',
    rel: 'noopener noreferrer nofollow ugc',
    referrerPolicy: 'no-referrer',
  };
}
