import { createClient } from 'graphql-ws';
import { Client, fetchExchange, type OperationResult, subscriptionExchange } from 'urql';
import { WebSocket } from 'ws';
import { normalisedCache } from '../../client/src/api/cache.ts';
import { ImagesUpdatedDocument, JobsUpdatedDocument } from '../../client/src/gql/graphql.ts';

const jobList = `{ jobs(first: 100) { nodes {
  id status stage progress attempt updatedAt image { id } rendition { id byteSize }
} pageInfo { hasNextPage endCursor } } }`;

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
  /** What the cache holds, asking nobody. */
  readJobs(): CachedJob[];
  /** Cuts the wire. The next connection goes to the next server. */
  disconnect(): void;
  close(): Promise<void>;
  /** Events of a job that ran backwards within an attempt. */
  setbacks: string[];
  connections: number;
}

/**
 * The project's own cache behind a client that knows nothing of cursors: graphql-ws connects again by itself and subscribes
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
  const client = new Client({
    url: `${urls[0]}/graphql`,
    preferGetMethod: false,
    fetchOptions: { headers },
    exchanges: [
      normalisedCache(),
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query = '', variables }) => ({
          subscribe: (sink) => ({ unsubscribe: socket.subscribe({ query, variables }, sink) }),
        }),
      }),
    ],
  });
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
      client.readQuery<{ jobs: { nodes: CachedJob[] } }>(jobList, {}, { requestPolicy: 'cache-only' })?.data
        ?.jobs.nodes ?? [],
    disconnect: () => wire?.terminate(),
    async close() {
      unsubscribe();
      // Leaving closed the connection, which it may call a failure to connect.
      await Promise.resolve(socket.dispose()).catch(() => undefined);
    },
  };
  const { error } = await client.query(jobList, {}).toPromise();
  if (error) throw error;
  begin();
  return live;
}
