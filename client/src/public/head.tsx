import { ThingPreview } from './link-preview.tsx';
import { endedTitle } from './notice-page.tsx';
import type { Page, Thing } from './page.ts';
import { readFacts } from './read-page.ts';
import { readWishlist } from './wishlist/read-wishlist.ts';

/** What the build for browsers has called its files; written in by the build for the server. */
declare const publicEntry: Record<Thing, { script: string; styles: string[] }>;

const titles = {
  password: 'A password, please',
  missing: 'Nothing here',
  busy: 'One moment',
};

export function Head({ page }: { page: Page }) {
  const { title, isIndexed } = describe(page);
  const isWhole = page.kind === 'gallery' || page.kind === 'wishlist';
  // What all pages of one thing look like; the words of a card are in every sheet.
  const entry = publicEntry[isWhole ? page.kind : 'gallery'];
  return (
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
      <meta name="color-scheme" content="light dark" />
      <meta name="theme-color" content="#faf8f5" media="(prefers-color-scheme: light)" />
      <meta name="theme-color" content="#191714" media="(prefers-color-scheme: dark)" />
      {!isIndexed && <meta name="robots" content="noindex, nofollow" />}
      <title>{title}</title>
      <link rel="icon" type="image/svg+xml" href="/favicon.svg" />
      {entry.styles.map((href) => (
        <link key={href} rel="stylesheet" href={href} />
      ))}
      <meta property="og:site_name" content="Pasteup" />
      {isWhole && page.pass === null && <ThingPreview page={page} />}
      {isWhole && <script type="module" src={entry.script} />}
    </head>
  );
}

function describe(page: Page): { title: string; isIndexed: boolean } {
  switch (page.kind) {
    case 'gallery': {
      const { name, isIndexed } = readFacts(page.data);
      return { title: name, isIndexed };
    }
    case 'wishlist': {
      const { title, isIndexed } = readWishlist(page.data).facts;
      return { title, isIndexed };
    }
    case 'ended':
      return { title: endedTitle(page.thing), isIndexed: false };
    default:
      return { title: titles[page.kind], isIndexed: false };
  }
}
