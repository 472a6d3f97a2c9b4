/** The first product of a page's microdata (https://html.spec.whatwg.org/#microdata), as its elements come. */
import { isOfferType, isProductType, type ProductFacts } from './product-facts.ts';

export type Attributes = Readonly<Record<string, string | undefined>>;

export interface Microdata {
  open(element: { name: string; attributes: Attributes; depth: number }): void;
  text(part: string): void;
  /** Of the element that was opened at this depth. */
  close(depth: number): void;
  /** Null where no product was begun. */
  product(): ProductFacts | null;
}

interface Scope {
  depth: number;
  kind: 'product' | 'offer' | 'other';
}

/** A property whose value is the text of its element. */
interface Pending {
  depth: number;
  property: Property;
  parts: string[];
}

/** What is kept, and in which scopes it is of the product. */
const properties = {
  name: ['product'],
  description: ['product'],
  image: ['product'],
  price: ['product', 'offer'],
  lowPrice: ['product', 'offer'],
  priceCurrency: ['product', 'offer'],
} as const satisfies Record<string, readonly Scope['kind'][]>;

type Property = keyof typeof properties;

const isKept = (property: string, kind: Scope['kind']): property is Property =>
  Object.hasOwn(properties, property) &&
  (properties[property as Property] as readonly string[]).includes(kind);

/** Each is given all text that comes while it is open: 20 of them take 0.6 s over a hostile 3 MB. */
const mostPending = 5;
const mostValues = 20;

export function createMicrodata(): Microdata {
  const scopes: Scope[] = [];
  const pending: Pending[] = [];
  /** By property; null until a product begins. */
  let found: Record<Property, string[]> | null = null;

  const kindHere = () => scopes.at(-1)?.kind ?? 'other';

  function begin({ itemtype = '', itemprop = '' }: Attributes): Scope['kind'] {
    const types = itemtype.split(/\s+/);
    if (!found && types.some(isProductType)) {
      found = { name: [], description: [], image: [], price: [], lowPrice: [], priceCurrency: [] };
      return 'product';
    }
    const isOffer = types.some(isOfferType) || /\boffers\b/.test(itemprop);
    return isOffer && kindHere() !== 'other' ? 'offer' : 'other';
  }

  function keep(property: Property, value: string): void {
    const values = found?.[property];
    if (values && values.length < mostValues) values.push(value);
  }

  function note(name: string, attributes: Attributes, depth: number): void {
    const value = givenValue(name, attributes);
    for (const property of attributes.itemprop?.split(/\s+/, 5) ?? [])
      if (!isKept(property, kindHere())) continue;
      else if (value !== undefined) keep(property, value);
      else if (pending.length < mostPending) pending.push({ depth, property, parts: [] });
  }

  return {
    open({ name, attributes, depth }) {
      if (attributes.itemscope === undefined) note(name, attributes, depth);
      else scopes.push({ depth, kind: begin(attributes) });
    },
    text(part) {
      for (const { parts } of pending) parts.push(part);
    },
    close(depth) {
      if (scopes.at(-1)?.depth === depth) scopes.pop();
      while (pending.at(-1)?.depth === depth) {
        const { property, parts } = pending.pop()!;
        keep(property, parts.join(''));
      }
    },
    product() {
      if (!found) return null;
      const { name, description, image, price, lowPrice, priceCurrency } = found;
      const [amount] = [...price, ...lowPrice];
      const [currency = null] = priceCurrency;
      return {
        name: name[0] ?? null,
        description: description[0] ?? null,
        images: image,
        price: amount === undefined ? null : { amount, currency },
      };
    },
  };
}

/** Undefined where it is the text within. */
function givenValue(name: string, { content, src, href, value, datetime }: Attributes): string | undefined {
  if (content !== undefined) return content;
  if (/^(img|source|embed|iframe|video|audio)$/.test(name)) return src;
  if (/^(a|link|area)$/.test(name)) return href;
  if (/^(data|meter)$/.test(name)) return value;
  return name === 'time' ? datetime : undefined;
}
