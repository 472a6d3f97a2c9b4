import { renderToStaticMarkup, renderToString } from 'react-dom/server';
import { OpenPublicLink, PublicCover, PublicGalleryPage } from './documents.ts';
import { GalleryPage } from './gallery-page.tsx';
import { Head } from './head.tsx';
import { NoticePage } from './notice-page.tsx';
import type { Page } from './page.ts';
import { PasswordPage } from './password-page.tsx';

/** Texts, which the build makes of them. */
export const documents = {
  gallery: String(PublicGalleryPage),
  cover: String(PublicCover),
  open: String(OpenPublicLink),
};

/** A whole page. Only a gallery's has a script, which goes on from the data beside it. */
export function render(page: Page): string {
  const head = renderToStaticMarkup(<Head page={page} />);
  return `<!doctype html><html lang="en">${head}<body>${drawBody(page)}</body></html>`;
}

function drawBody(page: Page): string {
  if (page.kind === 'password') return renderToStaticMarkup(<PasswordPage {...page} />);
  if (page.kind !== 'gallery') return renderToStaticMarkup(<NoticePage kind={page.kind} />);
  const { kind: _kind, ...data } = page;
  // No end of a tag is to be found in it.
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  const body = renderToString(<GalleryPage {...data} />);
  return `<div data-page>${body}</div><script type="application/json" data-page-data>${json}</script>`;
}
