import { useEffect } from 'react';
import { useQuery } from 'urql';
import { readFragment } from '../gql/fragment-masking.ts';
import { graphql } from '../gql/gql.ts';
import type { BatchLiveFragment } from '../gql/graphql.ts';
import { problemOfRequest } from '../problem/find-problem.ts';
import type { Problem } from '../problem/problem.ts';
import { useSession } from '../session/session-context.ts';
import { BatchLive } from './batch-live.ts';
import { isGoingOn } from './batch-words.ts';
import { watchBatch } from './watch-batch.ts';

const BatchOf = graphql(`
  query BatchOf($id: ID!) {
    batch(id: $id) {
      ...BatchLive
    }
  }
`);

export interface ShownBatch {
  batch: BatchLiveFragment | null;
  isAsking: boolean;
  problem: Problem | null;
  refresh: () => void;
}

/** A batch as the cache has it, kept up to date by its own subscription for as long as it goes on. */
export function useBatch(id: string, requestPolicy: 'cache-first' | 'cache-and-network'): ShownBatch {
  const session = useSession();
  const [{ data, fetching, error }, ask] = useQuery({ query: BatchOf, variables: { id }, requestPolicy });
  const batch = readFragment(BatchLive, data?.batch) ?? null;
  const goesOn = batch !== null && isGoingOn(batch.status);
  useEffect(() => (goesOn ? watchBatch(session, id) : undefined), [session, id, goesOn]);
  return {
    batch,
    isAsking: fetching,
    problem: error ? problemOfRequest(error) : null,
    refresh: () => ask({ requestPolicy: 'network-only' }),
  };
}
