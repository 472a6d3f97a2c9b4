import type { ShopAnswer } from './shop.ts';

export interface ShopPage extends ShopAnswer {
  name: string;
  /** Default: `/<name>`. */
  path?: string;
  /** What is not said is null, and there are no pictures; `url` is a path, by default that of the page. */
  expected: {
    url?: string;
    title?: string;
    siteName?: string;
    note?: string;
    price?: { amount: string; currency: string };
    /** Paths. */
    pictures?: string[];
    problem?: string;
  };
}

/** Scripts of JSON-LD; a text is one as it is. */
export const ld = (...values: unknown[]) =>
  values
    .map(
      (value) =>
        `<script type="application/ld+json">${typeof value === 'string' ? value : JSON.stringify(value)}</script>`,
    )
    .join('\n');

export const page = (head: string, body = '') =>
  `<!doctype html><html lang="en-IE"><head><title>Shop</title>${head}</head><body>${body}</body></html>`;

export const offer = { '@type': 'Offer', price: '24.50', priceCurrency: 'EUR' };
/** What all of them sell. */
export const vase = { '@type': 'Product', name: 'Blue vase', image: '/wide.jpg', offers: offer };
