/**
 * What can change. `keys` is what those who watch need to know to look again, in the order it travels in; nothing of the
 * row itself does. `feeds` read the row for them.
 */
export const topics = {
  job: { keys: ['id', 'accountId'], feeds: ['jobs'] },
  /** Told once for each gallery that it is in, or was until now; `galleryId` is empty for the library. */
  image: { keys: ['id', 'accountId', 'galleryId'], feeds: ['images', 'galleries'] },
  gallery: { keys: ['id', 'accountId', 'galleryId'], feeds: ['galleries'] },
  galleryLink: { keys: ['id', 'accountId', 'galleryId'], feeds: ['galleries'] },
  /** A wishlist, an item of it or one of its collages. What friends claim of it is told by a topic of its own. */
  wishlist: { keys: ['id', 'accountId', 'wishlistId', 'shownOf'], feeds: ['wishlists'] },
  /**
   * What is claimed of an item, named as `writeClaimed` has it. Who watches by `shownOf` is told of both, who watches by
   * `wishlistId`, as its owner does, of nothing that is claimed: services/watch/watch-wishlist.ts.
   */
  claim: { keys: ['id', 'shownOf'], feeds: ['wishlists'] },
  batch: { keys: ['id', 'accountId', 'batchId'], feeds: ['batches', 'batchItems'] },
  /** An item of one, once it has begun. */
  batchItem: { keys: ['id', 'accountId', 'batchId'], feeds: ['batchItems'] },
  mask: { keys: ['id', 'accountId'], feeds: ['masks'] },
  webhookDelivery: { keys: ['id', 'accountId'], feeds: ['webhookDeliveries'] },
  /** What the account holds; told by a trigger of the row that keeps it. */
  account: { keys: ['id'], feeds: ['accounts'] },
  /** A run of the purge or the sweep. */
  purgeRun: { keys: ['id'], feeds: ['purgeRuns'] },
  /** The account's key is another now. */
  apiKey: { keys: ['accountId'], feeds: [] },
  /** There is something to fetch. */
  queue: { keys: ['queue'], feeds: [] },
  /** The job is final; who still works on it should stop. */
  jobEnd: { keys: ['id'], feeds: [] },
  /** No change, but how far all changes have been told: the first in every message. mark.ts says more. */
  mark: { keys: ['mark'], feeds: [] },
} as const satisfies Record<string, { keys: readonly string[]; feeds: readonly string[] }>;

export type Topic = keyof typeof topics;
export type FeedName = (typeof topics)[Topic]['feeds'][number];
export type Keys<T extends Topic> = Record<(typeof topics)[T]['keys'][number], string>;
export type Change = { [T in Topic]: { topic: T } & Keys<T> }[Topic];

const claimed = 'claim/';

/** By which the claims of an item are watched, as if they were a row. */
export function writeClaimed(itemId: string): string {
  return claimed + itemId;
}

/** The id of the item; null for what names no claims. */
export function readClaimed(id: string): string | null {
  return id.startsWith(claimed) ? id.slice(claimed.length) : null;
}

interface ChangedRow {
  id: string;
  accountId: string;
  galleryId?: string | null;
  wishlistId?: string | null;
  batchId?: string;
}

/** That these rows have changed. */
export function changesOf(
  topic:
    | 'job'
    | 'image'
    | 'mask'
    | 'webhookDelivery'
    | 'batch'
    | 'batchItem'
    | 'gallery'
    | 'galleryLink'
    | 'wishlist',
  rows: readonly ChangedRow[],
): Change[] {
  if (topic === 'job' || topic === 'mask' || topic === 'webhookDelivery')
    return rows.map(({ id, accountId }) => ({ topic, id, accountId }));
  if (topic === 'batch' || topic === 'batchItem')
    return rows.map(({ id, accountId, batchId = id }) => ({ topic, id, accountId, batchId }));
  if (topic === 'wishlist')
    return rows.map(({ id, accountId, wishlistId }) => ({
      topic,
      id,
      accountId,
      wishlistId: wishlistId ?? id,
      shownOf: wishlistId ?? id,
    }));
  return rows.map(({ id, accountId, galleryId }) => ({
    topic,
    id,
    accountId,
    galleryId: topic === 'gallery' ? id : (galleryId ?? ''),
  }));
}

/** As it travels: the topic, then its keys. */
export type Packed = readonly [topic: string, ...values: string[]];

export function packChange(change: Change): Packed {
  const values = change as unknown as Record<string, string>;
  return [change.topic, ...topics[change.topic].keys.map((key) => values[key] ?? '')];
}

/** null for a topic of another version of this program. */
export function unpackChange([topic, ...values]: Packed): Change | null {
  if (!Object.hasOwn(topics, topic)) return null;
  const { keys } = topics[topic as Topic];
  return { topic, ...Object.fromEntries(keys.map((key, i) => [key, values[i] ?? ''])) } as Change;
}
