import { useEffect, useRef, useState } from 'react';
import { useSubscription } from 'urql';
import type { SocketState } from '../api/socket.ts';
import { graphql } from '../gql/gql.ts';
import { type Store, useStore } from '../store.ts';

const JobsUpdated = graphql(`
  subscription JobsUpdated($since: DateTime) {
    jobsUpdated(since: $since) {
      id
      updatedAt
      createdAt
      status
      ...JobLive
    }
  }
`);

/** Two clocks and two tabs differ; what is sent twice changes nothing in a normalised cache. */
const overlapMs = 5 * 60_000;
const restartMs = 5_000;

/**
 * The one subscription of the client: every change of the account's jobs goes into the cache, from where pages read.
 * When the socket is lost, it begins anew at the last change it saw, so that nothing in between is missed.
 */
export function LiveJobs({ socketState }: { socketState: Store<SocketState> }) {
  const latest = useRef(Date.now());
  const [since, setSince] = useState(() => sinceOf(latest.current));
  const state = useStore(socketState);

  useEffect(() => {
    if (state === 'lost') setSince(sinceOf(latest.current));
  }, [state]);

  const [{ error }, restart] = useSubscription(
    { query: JobsUpdated, variables: { since } },
    (_previous, data) => {
      latest.current = Math.max(latest.current, Date.parse(data.jobsUpdated.updatedAt));
      return data;
    },
  );

  useEffect(() => {
    if (!error || state === 'refused') return;
    const timer = setTimeout(restart, restartMs);
    return () => clearTimeout(timer);
  }, [error, state, restart]);

  return null;
}

const sinceOf = (ms: number) => new Date(ms - overlapMs).toISOString();
