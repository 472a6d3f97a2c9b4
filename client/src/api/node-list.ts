import type { Cache, Variables } from '@urql/exchange-graphcache';

/**
 * Root lists (`Query.images`, `Query.jobs`) in the cache: each fetched page is one field with its arguments, its
 * nodes newest first. These functions edit the pages in place, so that nothing is fetched again.
 */

interface Node {
  __typename: string;
  id: string;
}

type Passes = (args: Variables | null) => boolean;

interface Page {
  key: string;
  args: Variables | null;
  nodes: string[];
}

const isKey = (value: unknown): value is string => typeof value === 'string';

function pagesOf(cache: Cache, field: string): Page[] {
  return cache
    .inspectFields('Query')
    .filter((info) => info.fieldName === field)
    .flatMap(({ fieldKey, arguments: args }) => {
      const key = cache.resolve('Query', fieldKey);
      if (!isKey(key)) return [];
      const nodes = cache.resolve(key, 'nodes');
      return [{ key, args, nodes: Array.isArray(nodes) ? nodes.filter(isKey) : [] }];
    });
}

/** The list a page belongs to: its arguments without those that only say which page it is. */
function listOf(args: Variables | null): string {
  const { first: _first, after: _after, ...filter } = args ?? {};
  return JSON.stringify(filter);
}

const write = (cache: Cache, page: Page, nodes: string[]) => cache.link(page.key, 'nodes', nodes);

/** Puts a node where its `createdAt` belongs in every list whose filter it passes and that has not got it. */
export function insertNode(cache: Cache, field: string, node: Node, passes: Passes = () => true) {
  const nodeKey = cache.keyOfEntity({ __typename: node.__typename, id: node.id });
  if (!nodeKey) return;
  const createdAt = String(cache.resolve(nodeKey, 'createdAt') ?? '');
  const olderThan = (key: string) => String(cache.resolve(key, 'createdAt') ?? '') < createdAt;
  const passing = pagesOf(cache, field).filter((page) => passes(page.args));
  for (const list of new Set(passing.map((page) => listOf(page.args)))) {
    const pages = passing.filter((page) => listOf(page.args) === list);
    if (pages.some((page) => page.nodes.includes(nodeKey))) continue;
    const page = pages.find(({ nodes }) => nodes.some(olderThan)) ?? pages.at(-1);
    if (!page) continue;
    const at = page.nodes.findIndex(olderThan);
    write(cache, page, at < 0 ? [...page.nodes, nodeKey] : page.nodes.toSpliced(at, 0, nodeKey));
  }
}

export function dropNode(cache: Cache, field: string, node: Node, where: Passes = () => true) {
  const nodeKey = cache.keyOfEntity({ __typename: node.__typename, id: node.id });
  for (const page of pagesOf(cache, field)) {
    if (!where(page.args)) continue;
    const rest = page.nodes.filter((key) => key !== nodeKey);
    if (rest.length < page.nodes.length) write(cache, page, rest);
  }
}

/**
 * Called when a page arrived. If a first page was fetched anew and no longer ends where the next one begins, the
 * later pages would leave a gap: they are forgotten and come again while scrolling.
 */
export function keepConnected(cache: Cache, field: string, args: Variables) {
  if (args.after) return;
  const ofThisList = cache
    .inspectFields('Query')
    .filter((info) => info.fieldName === field && listOf(info.arguments) === listOf(args));
  const first = ofThisList.find((info) => !info.arguments?.after);
  const firstKey = first && cache.resolve('Query', first.fieldKey);
  const pageInfo = isKey(firstKey) ? cache.resolve(firstKey, 'pageInfo') : null;
  const end = isKey(pageInfo) ? cache.resolve(pageInfo, 'endCursor') : null;
  const later = ofThisList.filter((info) => info.arguments?.after);
  if (later.some((info) => info.arguments?.after === end)) return;
  for (const info of later) cache.invalidate('Query', info.fieldKey);
}
