import { renderToStaticMarkup, renderToString } from 'react-dom/server';
import { OpenPublicLink, PublicCover, PublicGalleryPage } from './documents.ts';
import { GalleryPage } from './gallery-page.tsx';
import { Head } from './head.tsx';
import { NoticePage } from './notice-page.tsx';
import type { GalleryData, Page, WishlistData } from './page.ts';
import { PasswordPage } from './password-page.tsx';
import { PublicWishlistPage, PublicWishlistPicture } from './wishlist/documents.ts';
import { drawExport, type ExportedPage } from './wishlist/draw-export.tsx';
import { WishlistPage } from './wishlist/wishlist-page.tsx';

/** Texts, which the build makes of them. */
export const documents = {
  gallery: { page: String(PublicGalleryPage), picture: String(PublicCover) },
  wishlist: { page: String(PublicWishlistPage), picture: String(PublicWishlistPicture) },
  open: String(OpenPublicLink),
};

/** A whole page. Only what is shared has a script, which goes on from the data beside it. */
export function render(page: Page): string {
  const head = renderToStaticMarkup(<Head page={page} />);
  return `<!doctype html><html lang="en">${head}<body>${drawBody(page)}</body></html>`;
}

/** A wishlist as one document that needs nothing else: no net, no script. */
export function renderExport(page: ExportedPage): string {
  return drawExport(page);
}

function drawBody(page: Page): string {
  switch (page.kind) {
    case 'gallery': {
      const { kind: _kind, ...data } = page;
      return drawLive(data, (kept: GalleryData) => <GalleryPage {...kept} />);
    }
    case 'wishlist': {
      const { kind: _kind, ...data } = page;
      return drawLive(data, (kept: WishlistData) => <WishlistPage {...kept} />);
    }
    case 'password':
      return renderToStaticMarkup(<PasswordPage {...page} />);
    default:
      return renderToStaticMarkup(<NoticePage {...page} />);
  }
}

function drawLive<Data>(data: Data, draw: (data: Data) => React.ReactNode): string {
  const text = JSON.stringify(data, shorten);
  const body = renderToString(draw(JSON.parse(text) as Data));
  // No end of a tag is to be found in it.
  const json = text.replaceAll('<', '\\u003c');
  return `<div data-page>${body}</div><script type="application/json" data-page-data>${json}</script>`;
}

/** Places on a collage come with 16 digits, of which 5 are less than a pixel; both who draw the page draw it of these. */
const shorten = (_key: string, value: unknown): unknown =>
  typeof value === 'number' ? Number(value.toFixed(5)) : value;
