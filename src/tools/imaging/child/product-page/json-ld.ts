/**
 * The product of a page's JSON-LD (schema.org, https://www.w3.org/TR/json-ld11/): in any of its scripts, alone, in an array, in a
 * @graph or as what the page is about. Lists of other products that a page shows beside are not looked into.
 */
import type { StatedPrice } from '../../page-reading.ts';
import { isProductType, type ProductFacts } from './product-facts.ts';

type Node = Record<string, unknown>;

/** Of an honest page there are some ten; of a hostile one as many as fit. */
const mostNodes = 10_000;

export function findJsonLdProduct(scripts: readonly string[]): ProductFacts | null {
  const nodes = listNodes(scripts.map(parseJson));
  const product = nodes.find(isProduct);
  return product ? readProduct(product, nodes) : null;
}

/** Undefined for what is none. Raw line breaks in texts, wrappings and a semicolon behind are common enough. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    try {
      return JSON.parse(mend(text));
    } catch {
      return undefined;
    }
  }
}

function mend(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what JSON does not take in its texts.
  const flat = text.replace(/[\x00-\x1f]+/g, ' ').replace(/<!\[CDATA\[|\]\]>/g, '');
  const start = flat.search(/[[{]/);
  return flat.slice(Math.max(0, start), Math.max(flat.lastIndexOf(']'), flat.lastIndexOf('}')) + 1);
}

/** Every object that is said at the top, however it is wrapped. Without recursion: it may be wrapped 100,000 times. */
function listNodes(roots: unknown[]): Node[] {
  const waiting = [...roots];
  const nodes: Node[] = [];
  for (let i = 0; i < waiting.length && i < mostNodes; i++) {
    const value = waiting[i];
    if (Array.isArray(value)) waiting.push(...value.slice(0, mostNodes));
    if (!isNode(value)) continue;
    nodes.push(value);
    waiting.push(value['@graph'], value.mainEntity);
  }
  return nodes;
}

/** A book or a course that is offered is one too. */
function isProduct(node: Node): boolean {
  const types = listOf(node['@type']);
  return types.some((type) => typeof type === 'string' && isProductType(type)) || node.offers !== undefined;
}

function readProduct(product: Node, nodes: Node[]): ProductFacts {
  const find = createFinder(nodes);
  const variants = listOf(product.hasVariant).map(find);
  const [variant = {}] = variants.filter(isNode);
  return {
    name: textOf(product.name) ?? textOf(variant.name),
    description: textOf(product.description) ?? textOf(variant.description),
    images: [product.image, variant.image].flatMap((images) => listOf(images).map(find)).flatMap(imageOf),
    price: priceOf(product, find) ?? priceOf(variant, find),
  };
}

/** What stands elsewhere under the id that a value has in its place. */
function createFinder(nodes: Node[]): (value: unknown) => unknown {
  const byId = new Map(nodes.map((node) => [node['@id'], node]));
  return (value) => {
    const isReference = isNode(value) && value['@id'] !== undefined && Object.keys(value).length === 1;
    return (isReference && byId.get(value['@id'])) || value;
  };
}

function imageOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (!isNode(value)) return [];
  return [value.contentUrl, value.url, value['@id']].filter((url) => typeof url === 'string').slice(0, 1);
}

/** Of the first offer that has one. */
function priceOf({ offers }: Node, find: (value: unknown) => unknown): StatedPrice | null {
  const direct = listOf(offers).map(find).filter(isNode);
  const offered = direct.flatMap((offer) => [offer, ...listOf(offer.offers).map(find).filter(isNode)]);
  for (const offer of offered) {
    const [specification = {}] = listOf(offer.priceSpecification).map(find).filter(isPresentPrice);
    const amount = [offer.price, offer.lowPrice, specification.price].map(amountOf).find(Boolean);
    const currency = textOf(offer.priceCurrency) ?? textOf(specification.priceCurrency);
    if (amount) return { amount, currency };
  }
  return null;
}

/** None that is crossed out. */
function isPresentPrice(value: unknown): value is Node {
  return isNode(value) && !/(List|Strikethrough|MSRP|SRP)/.test(textOf(value.priceType) ?? '');
}

function amountOf(value: unknown): string | number | null {
  const [first] = listOf(value);
  return typeof first === 'number' ? first : textOf(first);
}

function textOf(value: unknown): string | null {
  const [first] = listOf(value);
  const text = isNode(first) ? first['@value'] : first;
  return typeof text === 'string' ? text : null;
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
