import { createClient } from 'graphql-ws';
import { Client, fetchExchange, type OperationResult, subscriptionExchange } from 'urql';
import { vi } from 'vitest';
import { WebSocket } from 'ws';
import { normalisedCache } from '../../client/src/api/cache.ts';
import { createChanges, tellChanges } from '../../client/src/api/changes.ts';
import { spreadShown } from '../../client/src/api/spread-shown.ts';
import { ImagesUpdatedDocument, JobsUpdatedDocument } from '../../client/src/gql/graphql.ts';
import { jobList } from '../../client/src/jobs/job-list.ts';
import { createLists } from '../../client/src/list/lists.ts';
import { shown } from '../client/as-sent.ts';

const jobOf = `query ($id: ID!) { job(id: $id) {
  id status stage progress attempt updatedAt image { id } rendition { id byteSize }
} }`;

export interface CachedJob {
  id: string;
  status: string;
  stage: string;
  progress: number;
  attempt: number;
  updatedAt: string;
  image: { id: string } | null;
  rendition: { id: string; byteSize: number } | null;
}

type Result = OperationResult<{ update: { job?: CachedJob | null } | null }>;

export interface LiveClient {
  /** What its list and its cache hold, asking nobody. */
  readJobs(): CachedJob[];
  /** Cuts the wire. The next connection goes to the next server. */
  disconnect(): void;
  close(): Promise<void>;
  /** Events of a job that ran backwards within an attempt. */
  setbacks: string[];
  connections: number;
}

/**
 * The project's own cache and list of jobs behind a client that knows nothing of cursors: graphql-ws connects again by itself and subscribes
 * with the same variables, which are none.
 */
export async function openLiveClient(urls: string[], apiKey: string): Promise<LiveClient> {
  const headers = { authorization: `Bearer ${apiKey}` };
  let wire: WebSocket | null = null;
  let unsubscribe = () => {};
  const last = new Map<string, CachedJob>();
  const socket = createClient({
    url: () => `${urls[live.connections++ % urls.length]?.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: headers,
    retryAttempts: Number.POSITIVE_INFINITY,
    retryWait: () => new Promise((resolve) => setTimeout(resolve, 50)),
    shouldRetry: () => true,
    on: {
      opened: (opened) => {
        wire = opened as WebSocket;
      },
    },
  });
  const changes = createChanges();
  const client = new Client({
    url: `${urls[0]}/graphql`,
    preferGetMethod: false,
    fetchOptions: { headers },
    exchanges: [
      spreadShown(shown),
      tellChanges(changes),
      normalisedCache(),
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query = '', variables }) => ({
          subscribe: (sink) => ({ unsubscribe: socket.subscribe({ query, variables }, sink) }),
        }),
      }),
    ],
  });
  const lists = createLists(client);
  changes.listen(lists.take);
  const list = lists.get(jobList, null);

  function begin(): void {
    unsubscribe();
    const ends = [JobsUpdatedDocument, ImagesUpdatedDocument].map((document) =>
      client
        .subscription(document as typeof JobsUpdatedDocument, {})
        .subscribe((result) => take(result as never)),
    );
    unsubscribe = () => {
      for (const end of ends) end.unsubscribe();
    };
  }

  function take({ data, error }: Result): void {
    if (error) {
      setTimeout(begin, 50);
      return;
    }
    const job = data?.update?.job;
    if (!job) return;
    const before = last.get(job.id);
    if (before?.status === 'RUNNING' && job.status === 'RUNNING')
      if (before.attempt === job.attempt && before.progress > job.progress)
        live.setbacks.push(`${job.id}: ${before.progress} to ${job.progress}`);
    last.set(job.id, job);
  }

  const live: LiveClient = {
    setbacks: [],
    connections: 0,
    readJobs: () =>
      list.state.getState().ids.flatMap((id) => {
        const answer = client.readQuery<{ job: CachedJob }>(jobOf, { id }, { requestPolicy: 'cache-only' });
        return answer?.data?.job ?? [];
      }),
    disconnect: () => wire?.terminate(),
    async close() {
      unsubscribe();
      // Leaving closed the connection, which it may call a failure to connect.
      await Promise.resolve(socket.dispose()).catch(() => undefined);
    },
  };
  list.refresh('all');
  await vi.waitUntil(() => list.state.getState().isKnown);
  begin();
  return live;
}
