import type { GalleryData, Page } from './page.ts';
import { readFacts } from './read-page.ts';
import { countPhotos } from './words.ts';

/** What the build for browsers has called its files; written in by the build for the server. */
declare const publicEntry: { script: string; styles: string[] };

const titles = {
  password: 'A password, please',
  ended: 'This gallery has ended',
  missing: 'Nothing here',
  busy: 'One moment',
};

export function Head({ page }: { page: Page }) {
  const facts = page.kind === 'gallery' ? readFacts(page.data) : null;
  const title = page.kind === 'gallery' ? (facts?.name ?? '') : titles[page.kind];
  return (
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
      <meta name="color-scheme" content="light dark" />
      <meta name="theme-color" content="#faf8f5" media="(prefers-color-scheme: light)" />
      <meta name="theme-color" content="#191714" media="(prefers-color-scheme: dark)" />
      {!facts?.isIndexed && <meta name="robots" content="noindex, nofollow" />}
      <title>{title}</title>
      <link rel="icon" type="image/svg+xml" href="/favicon.svg" />
      {publicEntry.styles.map((href) => (
        <link key={href} rel="stylesheet" href={href} />
      ))}
      <meta property="og:site_name" content="Pasteup" />
      {page.kind === 'gallery' && page.pass === null && <Preview {...page} />}
      {page.kind === 'gallery' && <script type="module" src={publicEntry.script} />}
    </head>
  );
}

/** What a messenger shows of the address; of one with a password nothing. */
function Preview({ url, data }: GalleryData) {
  const { name, note, imageCount, access } = readFacts(data);
  const preview = access?.canSee ? data.gallery?.cover?.preview : null;
  const text = note ?? (access?.canSee ? countPhotos(imageCount ?? 0) : 'Send your photos here.');
  return (
    <>
      <meta property="og:type" content="website" />
      <meta property="og:url" content={url} />
      <meta property="og:title" content={name} />
      <meta property="og:description" content={text} />
      <meta name="description" content={text} />
      <meta name="twitter:card" content={preview ? 'summary_large_image' : 'summary'} />
      {preview && (
        <>
          <meta property="og:image" content={`${url}/cover`} />
          <meta property="og:image:width" content={`${preview.width}`} />
          <meta property="og:image:height" content={`${preview.height}`} />
        </>
      )}
    </>
  );
}
