import type { Context } from '../../context/context.ts';

/** Where an answer is, as graphql-js tells it to resolvers. */
export interface ResponsePath {
  key: string | number;
  prev: ResponsePath | undefined;
}

/** The response name of the root field that a place in the answer is beneath. */
export function rootKeyOf(path: ResponsePath): string | number {
  let root = path;
  while (root.prev) root = root.prev;
  return root.key;
}

/** What whatever is at or beneath a place of the answer works with. One request may come by several addresses. */
export function contextAt(ctx: Context, path: ResponsePath): Context {
  return ctx.linked.get(rootKeyOf(path)) ?? ctx;
}
