import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { TestApp } from '../app.ts';

interface Update {
  job?: JobState | null;
  image?: { id: string } | null;
  deletedId: string | null;
}

export interface JobState {
  id: string;
  status: string;
  attempt: number;
  stage: string;
  progress: number;
}

/** What of an account is known, or true. */
export interface Knowledge {
  jobs: JobState[];
  imageIds: string[];
}

export interface ResubscribingClient {
  know(): Knowledge;
  /** Errors that ended a subscription. */
  failures: unknown[];
  /** How often it was connected. */
  connections: number;
  close(): Promise<void>;
}

const queries = [
  `subscription { update: jobsUpdated {
    job { id status attempt stage progress } deletedId } }`,
  'subscription { update: imagesUpdated { image { id } deletedId } }',
];

/** Any client that knows nothing of cursors: graphql-ws' own retry sends again what it has sent before. Each connection is to the next server. */
export function openResubscribingClient(urls: string[], apiKey: string): ResubscribingClient {
  const jobs = new Map<string, JobState>();
  const images = new Set<string>();
  const socket = createClient({
    url: () =>
      `${urls[client.connections++ % urls.length]?.replace('http', 'ws').replace(/\/$/, '')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${apiKey}` },
    retryAttempts: Number.POSITIVE_INFINITY,
    retryWait: () => new Promise((resolve) => setTimeout(resolve, 100)),
    shouldRetry: () => true,
  });
  const take = ({ job, image, deletedId }: Update) => {
    if (job) jobs.set(job.id, job);
    if (image) images.add(image.id);
    if (!deletedId) return;
    jobs.delete(deletedId);
    images.delete(deletedId);
  };
  const client: ResubscribingClient = {
    know: () => ({
      jobs: [...jobs.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      imageIds: [...images].toSorted(),
    }),
    failures: [],
    connections: 0,
    async close() {
      // Leaving closed the connection, which it may call a failure to connect.
      await Promise.resolve(socket.dispose()).catch(() => undefined);
    },
  };
  for (const query of queries)
    socket.subscribe<{ update: Update }>(
      { query },
      {
        next({ data, errors }) {
          if (errors) client.failures.push(errors);
          else if (data) take(data.update);
        },
        error: (error) => client.failures.push(error),
        complete: () => {},
      },
    );
  return client;
}

export async function readTruth(app: TestApp, accountId: string): Promise<Knowledge> {
  const { em } = app.contexts.forSystem();
  const jobs = await em.execute<{ job: JobState }[]>(
    `select json_build_object('id', job.id, 'status', job.status, 'attempt', job.attempt, 'stage', job.stage,
       'progress', job.progress) as job
     from job where job.account_id = ? order by job.id`,
    [accountId],
  );
  const images = await em.execute<{ id: string }[]>(
    `select id from image where account_id = ? and gone_at is null and (expires_at is null or expires_at > now())
     order by id`,
    [accountId],
  );
  return { jobs: jobs.map(({ job }) => job), imageIds: images.map(({ id }) => id) };
}
