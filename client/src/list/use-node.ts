import { type TypedDocumentNode, useQuery } from 'urql';

/** What the cache has of a node, again with every change: what lists hold is there, and is kept up to date. */
export function useNode<Data>(document: TypedDocumentNode<Data, { id: string }>, id: string): Data | null {
  const [{ data }] = useQuery({ query: document, variables: { id }, requestPolicy: 'cache-only' });
  return data ?? null;
}
