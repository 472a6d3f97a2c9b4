import { createClient } from 'graphql-ws';
import { Client, fetchExchange, type OperationResult, subscriptionExchange } from 'urql';
import { WebSocket } from 'ws';
import { normalisedCache } from '../../client/src/api/cache.ts';
import { JobsUpdatedDocument } from '../../client/src/gql/graphql.ts';

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

type Result = OperationResult<{ jobsUpdated: CachedJob }>;

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
 * The project's own client without its pages: its cache, its one subscription, its rule for a lost socket and for an
 * error, which is to begin anew at the last change it saw. The page's client goes five minutes further back; this one not
 * a millisecond, so that the server alone sees to it that nothing is missed.
 */
export async function openLiveClient(urls: string[], apiKey: string): Promise<LiveClient> {
  const headers = { authorization: `Bearer ${apiKey}` };
  let wire: WebSocket | null = null;
  let latest = new Date().toISOString();
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
      closed: () => setImmediate(begin),
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
  let isClosed = false;

  function begin(): void {
    unsubscribe();
    if (isClosed) return;
    const variables = { since: latest };
    ({ unsubscribe } = client
      .subscription(JobsUpdatedDocument, variables)
      .subscribe((result) => take(result as unknown as Result)));
  }

  function take({ data, error }: Result): void {
    if (error) {
      setTimeout(begin, 50);
      return;
    }
    const job = data?.jobsUpdated;
    if (!job) return;
    if (job.updatedAt > latest) latest = job.updatedAt;
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
      isClosed = true;
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
