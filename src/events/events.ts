import type { EntityManager } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import type { Image } from '../schema/image.ts';
import type { Job } from '../schema/job.ts';
import { createFeed, type Feed } from '../tools/feed/feed.ts';
import { listen } from '../tools/notify/listener.ts';

/** What can change, and what those who watch need to know to look again. Nothing of the row itself travels. */
export interface Changes {
  job: { id: string; accountId: string };
  image: { id: string; accountId: string };
  /** The account's key is another now. */
  apiKey: { accountId: string };
  /** There is something to fetch. */
  queue: { queue: string };
  /** The job is final; who still works on it should stop. */
  jobEnd: { id: string };
}

export type Topic = keyof Changes;
export type Change = { [T in Topic]: { topic: T } & Changes[T] }[Topic];

const channel = 'pasteup';

/** Publishes when, and only when, the transaction of `em` commits. */
export async function publish(em: EntityManager, ...changes: Change[]): Promise<void> {
  if (changes.length === 0) return;
  await em.execute('select pg_notify(?, payload) from unnest(?::text[]) as payload', [
    channel,
    `{${changes.map((change) => JSON.stringify(JSON.stringify(change))).join(',')}}`,
  ]);
}

type OnReset = (missedSince: Date) => void;

interface Entry {
  listener: (change: never) => void;
  onReset: OnReset | undefined;
}

export interface Events {
  /** One shared reading of jobs and of images for all who watch them in this process. */
  jobs: Feed<Job>;
  images: Feed<Image>;
  /** Calls back on a change. After a lost connection `onReset` tells since when changes may have been missed. */
  on<T extends Topic>(topic: T, listener: (change: Changes[T]) => void, onReset?: OnReset): () => void;
  /** Loses the connection for a moment, for tests. */
  drop(): void;
  close(): Promise<void>;
}

export interface EventsOptions {
  url: string;
  log: Logger;
  readJobs: (ids: string[]) => Promise<Job[]>;
  readImages: (ids: string[]) => Promise<Image[]>;
}

export async function openEvents({ url, log, readJobs, readImages }: EventsOptions): Promise<Events> {
  const listeners = new Map<Topic, Set<Entry>>();
  const on: Events['on'] = (topic, listener, onReset) => {
    const entry: Entry = { listener: listener as Entry['listener'], onReset };
    const entries = listeners.get(topic) ?? new Set();
    listeners.set(topic, entries.add(entry));
    return () => entries.delete(entry);
  };
  // It is called by the connection, where an error would end the process.
  const guard = (call: () => void) => {
    try {
      call();
    } catch (error) {
      log.error({ event: 'events.listener_failed', err: error });
    }
  };
  const jobs = createFeed({ read: readJobs, log });
  const images = createFeed({ read: readImages, log });
  on('job', (change) => jobs.touch(change.id, change.accountId), jobs.touchAll);
  on('image', (change) => images.touch(change.id, change.accountId), images.touchAll);

  const listener = await listen({
    url,
    channel,
    log,
    onPayload(payload) {
      guard(() => {
        // Another version of this program may publish what this one does not know.
        const change = JSON.parse(payload) as Change;
        for (const entry of listeners.get(change.topic) ?? []) guard(() => entry.listener(change as never));
      });
    },
    onReconnect(missedSince) {
      for (const entries of listeners.values())
        for (const entry of entries) guard(() => entry.onReset?.(missedSince));
    },
  });
  return {
    jobs,
    images,
    on,
    drop: listener.drop,
    async close() {
      jobs.close();
      images.close();
      await listener.close();
    },
  };
}
