import type { Logger } from 'pino';
import type { Account } from '../schema/account.ts';
import type { Batch } from '../schema/batch.ts';
import type { BatchItem } from '../schema/batch-item.ts';
import type { Collage } from '../schema/collage.ts';
import type { Gallery } from '../schema/gallery.ts';
import type { GalleryLink } from '../schema/gallery-link.ts';
import type { Image } from '../schema/image.ts';
import type { Job } from '../schema/job.ts';
import type { Mask } from '../schema/mask.ts';
import type { PurgeRun } from '../schema/purge-run.ts';
import type { WebhookDelivery } from '../schema/webhook-delivery.ts';
import type { Wishlist } from '../schema/wishlist.ts';
import type { WishlistItem } from '../schema/wishlist-item.ts';
import { createFeed, type Feed } from '../tools/feed/feed.ts';
import { listen } from '../tools/postgres/listener.ts';
import { channel } from './announce.ts';
import {
  type Change,
  type FeedName,
  type Keys,
  type Packed,
  type Topic,
  topics,
  unpackChange,
} from './topics.ts';

/** What each feed reads. */
interface FeedRows {
  jobs: Job;
  images: Image;
  masks: Mask;
  webhookDeliveries: WebhookDelivery;
  accounts: Account;
  /** What is told of a gallery: itself, its images, its links. */
  galleries: Gallery | Image | GalleryLink;
  wishlists: Wishlist | WishlistItem | Collage | ClaimedItem;
  batches: Batch;
  /** What is told of a batch: its items, and itself. */
  batchItems: BatchItem | Batch;
  purgeRuns: PurgeRun;
}

/** An item whose claims have changed; its id is as `writeClaimed` has it. */
export interface ClaimedItem {
  id: string;
  item: WishlistItem;
}

type Feeds = { [Name in FeedName]: Feed<FeedRows[Name]> };
export type FeedReaders = { [Name in FeedName]: (ids: string[]) => Promise<FeedRows[Name][]> };

/** Cursors are good for a day: who watches is given a newer one long before. */
const remindEveryMs = 3_600_000;

type OnReset = (missedSince: Date) => void;

interface Entry {
  listener: (change: never) => void;
  onReset: OnReset | undefined;
}

/** One shared reading of each kind of row for all who watch it in this process, and callbacks for everything else. */
export interface Events extends Feeds {
  /** Calls back on a change. After a lost connection `onReset` tells since when changes may have been missed. */
  on<T extends Topic>(topic: T, listener: (change: Keys<T>) => void, onReset?: OnReset): () => void;
  /** Loses the connection for a moment, for tests. */
  drop(): void;
  close(): Promise<void>;
}

export interface EventsOptions {
  url: string;
  log: Logger;
  readers: FeedReaders;
}

export async function openEvents({ url, log, readers }: EventsOptions): Promise<Events> {
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
  const feeds: Feeds = {
    jobs: createFeed({ read: readers.jobs, log }),
    images: createFeed({ read: readers.images, log }),
    masks: createFeed({ read: readers.masks, log }),
    webhookDeliveries: createFeed({ read: readers.webhookDeliveries, log }),
    accounts: createFeed({ read: readers.accounts, log }),
    galleries: createFeed({ read: readers.galleries, log }),
    wishlists: createFeed({ read: readers.wishlists, log }),
    batches: createFeed({ read: readers.batches, log }),
    batchItems: createFeed({ read: readers.batchItems, log }),
    purgeRuns: createFeed({ read: readers.purgeRuns, log }),
  };
  for (const topic of Object.keys(topics) as Topic[]) {
    for (const name of topics[topic].feeds)
      on(topic, (change) => feeds[name].touch(change as Keys<'job' | 'image' | 'account' | 'purgeRun'>));
  }
  const touchAll = () => {
    for (const feed of Object.values(feeds)) feed.touchAll();
  };
  on(
    'mark',
    ({ mark }) => {
      for (const feed of Object.values(feeds)) feed.advance(mark);
    },
    touchAll,
  );
  const reminder = setInterval(() => {
    for (const feed of Object.values(feeds)) feed.remind();
  }, remindEveryMs).unref();

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
    onReconnect(missedSince) {
      for (const entries of listeners.values())
        for (const entry of entries) guard(() => entry.onReset?.(missedSince));
    },
  });
  return {
    ...feeds,
    on,
    drop: listener.drop,
    async close() {
      clearInterval(reminder);
      for (const feed of Object.values(feeds)) feed.close();
      await listener.close();
    },
  };
}
