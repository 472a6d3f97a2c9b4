import type { Client } from 'urql';
import type { SocketState } from '../api/socket-state.ts';
import { graphql } from '../gql/gql.ts';
import type { Store } from '../ui/store.ts';

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
 * It begins anew, at the last change it saw, when the socket was lost, and five seconds after an event that was an
 * error: good events in between do not tell what that one should have. Answers with how to end it.
 */
export function followJobs(client: Client, socketState: Store<SocketState>): () => void {
  const startedMs = Date.now();
  /** By the server's clock, so null until its first event. */
  let latestMs: number | null = null;
  let restarting: ReturnType<typeof setTimeout> | undefined;
  let unsubscribe = () => {};

  function begin() {
    clearTimeout(restarting);
    restarting = undefined;
    unsubscribe();
    const since = new Date((latestMs ?? startedMs) - overlapMs).toISOString();
    ({ unsubscribe } = client.subscription(JobsUpdated, { since }).subscribe(({ data, error }) => {
      if (data?.jobsUpdated) latestMs = Math.max(latestMs ?? 0, Date.parse(data.jobsUpdated.updatedAt));
      if (error && socketState.get() !== 'refused') restarting ??= setTimeout(begin, restartMs);
    }));
  }

  const ignoreState = socketState.subscribe(() => {
    const state = socketState.get();
    if (state !== 'lost' && state !== 'refused') return;
    clearTimeout(restarting);
    // The socket says so in the midst of closing; what it closes is not to be disturbed.
    restarting = state === 'lost' ? setTimeout(begin) : undefined;
  });
  begin();

  return () => {
    clearTimeout(restarting);
    ignoreState();
    unsubscribe();
  };
}
