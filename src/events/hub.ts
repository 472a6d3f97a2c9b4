import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Image } from '../schema/image.ts';
import type { Job } from '../schema/job.ts';
import { createFeed, type Feed } from '../tools/feed/feed.ts';
import { listen } from '../tools/postgres/listener.ts';
import { channel } from './announce.ts';
import {
  type Change,
  type FeedName,
  type Keys,
  type Packed,
  packChange,
  type Topic,
  topics,
  unpackChange,
} from './topics.ts';

/** What each feed reads. */
interface FeedRows {
  jobs: Job;
  images: Image;
}

type Feeds = { [Name in FeedName]: Feed<FeedRows[Name]> };
export type FeedReaders = { [Name in FeedName]: (ids: string[]) => Promise<FeedRows[Name][]> };

type OnReset = () => void;

interface Entry {
  listener: (change: never) => void;
  onReset: OnReset | undefined;
}

/** One shared reading of each kind of row for all who watch it in this process, and callbacks for everything else. */
export interface Events extends Feeds {
  /** Calls back on a change. After a lost connection `onReset` says that changes may have been missed. */
  on<T extends Topic>(topic: T, listener: (change: Keys<T>) => void, onReset?: OnReset): () => void;
  /** Loses the connection for a moment, for tests. */
  drop(): void;
  close(): Promise<void>;
}

export interface EventsOptions {
  url: string;
  log: Logger;
  readers: FeedReaders;
  /** A position of the feeds, taken now, and the notification sent with it; see services/watch/cursor.ts. */
  takePosition: (notification: readonly [channel: string, payload: string] | null) => Promise<string>;
}

/** How often the feeds get a new position: while changes come, and at least. */
const advanceMs = { busy: 1000, idle: 60_000 };

export async function openEvents({ url, log, readers, takePosition }: EventsOptions): Promise<Events> {
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
      log.error({ event: 'events.failed', err: error });
    }
  };
  const position = await takePosition(null);
  const feeds: Feeds = {
    jobs: createFeed({ read: readers.jobs, position, log }),
    images: createFeed({ read: readers.images, position, log }),
  };
  const all: Pick<Feed<unknown>, 'touchAll' | 'advance' | 'size'>[] = Object.values(feeds);
  for (const topic of Object.keys(topics) as Topic[]) {
    const { feed: name } = topics[topic];
    const feed = name && feeds[name];
    if (feed)
      on(topic, (change) => {
        hasChanges = true;
        feed.touch(change as Keys<'job' | 'image'>);
      });
  }

  let hasChanges = true;
  let advancedAt = 0;
  /** The position on its way, under the token it is notified with. */
  let coming: { token: string; position: Promise<string> } | null = null;
  /** Of the watches that look again after a lost connection. */
  let looking = 0;

  /** Everything notified before the position was taken has come when its own notification has. */
  async function advance(): Promise<void> {
    const isDue = Date.now() - advancedAt >= (hasChanges ? advanceMs.busy : advanceMs.idle);
    if (!isDue || looking > 0 || all.every((feed) => feed.size() === 0)) return;
    hasChanges = false;
    advancedAt = Date.now();
    const token = randomUUID();
    const payload = JSON.stringify([packChange({ topic: 'mark', token })]);
    coming = { token, position: takePosition([channel, payload]) };
    await coming.position.catch((error) => log.warn({ event: 'events.position_failed', err: error }));
  }
  const timer = setInterval(advance, advanceMs.busy / 2).unref();

  on('mark', async ({ token }) => {
    if (coming?.token !== token) return;
    const { position } = coming;
    coming = null;
    const reached = await position.catch(() => null);
    if (reached !== null && looking === 0) for (const feed of all) feed.advance(reached);
  });

  async function lookAgain(): Promise<void> {
    coming = null;
    looking += 1;
    await Promise.all(all.map((feed) => feed.touchAll()));
    looking -= 1;
  }

  const tell = (change: Change) => {
    for (const entry of listeners.get(change.topic) ?? []) guard(() => entry.listener(change as never));
  };
  const listener = await listen({
    url,
    channel,
    log,
    onPayload(payload) {
      guard(() => {
        for (const packed of JSON.parse(payload) as Packed[]) {
          const change = unpackChange(packed);
          if (change) tell(change);
        }
      });
    },
    onReconnect() {
      void lookAgain();
      for (const entries of listeners.values()) for (const entry of entries) guard(() => entry.onReset?.());
    },
  });
  return {
    ...feeds,
    on,
    drop: listener.drop,
    async close() {
      clearInterval(timer);
      for (const feed of Object.values(feeds)) feed.close();
      await listener.close();
    },
  };
}
