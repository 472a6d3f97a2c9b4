import { type Exchange, mapExchange } from 'urql';

/** A node as somebody was told of it, with whatever was asked of it. */
export interface ToldNode {
  __typename: string;
  id: string;
}

/** What became known: a node is there, as it is now, or it is there no more. */
export type Change = { node: ToldNode; goneId?: undefined } | { node?: undefined; goneId: string };

export interface Changes {
  tell(change: Change): void;
  /** Answers with how to hear no more. */
  listen(listener: (change: Change) => void): () => void;
}

export function createChanges(): Changes {
  const listeners = new Set<(change: Change) => void>();
  return {
    tell(change) {
      for (const listener of listeners) listener(change);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/**
 * Tells what each event and each answer to a mutation brought: the nodes that its payload names, alone or in lists, and
 * the ids of what is gone. Has its place before the cache, which knows it then.
 */
export const tellChanges = ({ tell }: Changes): Exchange =>
  mapExchange({
    onResult({ operation, data }) {
      if (operation.kind !== 'subscription' && operation.kind !== 'mutation') return;
      for (const payload of Object.values((data ?? {}) as object)) {
        for (const change of readChanges(payload)) tell(change);
      }
    },
  });

/** Of one payload; what lies deeper in it belongs to the nodes. */
export function readChanges(payload: unknown): Change[] {
  if (typeof payload !== 'object' || payload === null) return [];
  if (isNode(payload)) return [{ node: payload }];
  return Object.entries(payload).flatMap(([field, value]): Change[] => {
    const values = Array.isArray(value) ? value : [value];
    if (/^deletedIds?$/.test(field))
      return values.filter((id) => typeof id === 'string').map((goneId) => ({ goneId }));
    return values.filter(isNode).map((node) => ({ node }));
  });
}

const isNode = (value: unknown): value is ToldNode =>
  typeof value === 'object' &&
  value !== null &&
  'id' in value &&
  typeof value.id === 'string' &&
  '__typename' in value;
