import { readFileSync } from 'node:fs';
import type { PageOptions } from '../../imaging.ts';
import type { PageReading, StatedPrice } from '../../page-reading.ts';
import { collectFacts, type PageFacts } from './collect-facts.ts';
import { decodePage } from './decode-page.ts';
import { findJsonLdProduct } from './json-ld.ts';
import { plainLine, plainText } from './plain-text.ts';
import type { ProductFacts } from './product-facts.ts';

export interface ReadPageInput extends Pick<PageOptions, 'url' | 'charset'> {
  path: string;
}

const longest = { line: 500, text: 5000, url: 2048 };
const mostPictures = 6;
/** To resolve half a million takes 0.4 s. */
const mostAddresses = 100;

/** What says more of the product goes before what says more of the page: JSON-LD, microdata, Open Graph, Twitter, plain HTML. */
export function readPage({ path, url, charset }: ReadPageInput): PageReading {
  const facts = collectFacts(decodePage(readFileSync(path), charset));
  const products = [findJsonLdProduct(facts.jsonLd), facts.microdata].filter((one) => one !== null);
  const meta = (...names: string[]) => names.flatMap((name) => facts.metas.get(name) ?? []);
  const line = (...texts: (string | null | undefined)[]) => plainLine(texts.find(Boolean), longest.line);
  const base = resolve(facts.base ?? '', url) ?? url;
  return {
    documentTitle: line(facts.documentTitle),
    title: line(
      ...products.map(({ name }) => name),
      ...meta('og:title', 'twitter:title'),
      facts.documentTitle,
    ),
    siteName: line(...meta('og:site_name', 'application-name')),
    description: plainText(
      [
        ...products.map(({ description }) => description),
        ...meta('og:description', 'twitter:description', 'description'),
      ].find(Boolean),
      longest.text,
    ),
    prices: [...products.map(({ price }) => price), findMetaPrice(meta)].filter((one) => one !== null),
    pictures: listPictures(facts, products, base),
    canonical: resolve(facts.canonical ?? meta('og:url')[0] ?? null, base),
    language: line(facts.language, meta('og:locale')[0]?.replace('_', '-')),
    hasProduct: products.length > 0 || meta('og:type').some((type) => /\bproduct\b/i.test(type)),
    formActions: facts.formActions,
  };
}

function findMetaPrice(meta: (...names: string[]) => string[]): StatedPrice | null {
  const [amount] = meta('product:sale_price:amount', 'product:price:amount', 'og:price:amount');
  const [currency = null] = meta(
    'product:sale_price:currency',
    'product:price:currency',
    'og:price:currency',
  );
  if (amount !== undefined) return { amount, currency };
  const place = [1, 2].find((n) =>
    /^(price|preis|prix|precio|prezzo|prijs|pris|cena)\b/i.test(meta(`twitter:label${n}`)[0] ?? ''),
  );
  const [labelled] = place ? meta(`twitter:data${place}`) : [];
  return labelled === undefined ? null : { amount: labelled, currency };
}

/** What a page shows in its text is asked only where nothing says what it is about. */
function listPictures(
  { metas, linkedImage, images }: PageFacts,
  products: readonly ProductFacts[],
  base: string,
): string[] {
  const meta = (...names: string[]) => names.flatMap((name) => metas.get(name) ?? []);
  const told = [
    ...products.flatMap((product) => product.images),
    ...meta('og:image:secure_url', 'og:image:url', 'og:image', 'twitter:image', 'twitter:image:src'),
    ...(linkedImage ? [linkedImage] : []),
  ];
  const resolved = (texts: string[]) =>
    texts
      .slice(0, mostAddresses)
      .map((text) => resolve(text, base))
      .filter((one) => one !== null);
  const found = resolved(told);
  // One that is there by http and by https is one.
  const byAddress = new Map(
    (found.length > 0 ? found : resolved(images)).map((url) => [url.replace(/^\w+:/, ''), url]),
  );
  return [...byAddress.values()].slice(0, mostPictures);
}

/** Null for what is no address of the web. */
function resolve(text: string | null, base: string): string | null {
  const url = text === null || text.length > longest.url ? null : URL.parse(text.trim(), base);
  return url && /^https?:$/.test(url.protocol) && url.href.length <= longest.url ? url.href : null;
}
