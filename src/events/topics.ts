/**
 * What can change. `keys` is what those who watch need to know to look again, in the order it travels in; nothing of the
 * row itself does. `feed` reads the row for them.
 */
export const topics = {
  job: { keys: ['id', 'accountId'], feed: 'jobs' },
  image: { keys: ['id', 'accountId'], feed: 'images' },
  /** What the account holds; told by a trigger of the row that keeps it. */
  account: { keys: ['id'], feed: 'accounts' },
  /** The account's key is another now. */
  apiKey: { keys: ['accountId'], feed: null },
  /** There is something to fetch. */
  queue: { keys: ['queue'], feed: null },
  /** The job is final; who still works on it should stop. */
  jobEnd: { keys: ['id'], feed: null },
  /** No change, but how far all changes have been told: the first in every message. mark.ts says more. */
  mark: { keys: ['mark'], feed: null },
} as const satisfies Record<string, { keys: readonly string[]; feed: string | null }>;

export type Topic = keyof typeof topics;
export type FeedName = Exclude<(typeof topics)[Topic]['feed'], null>;
export type Keys<T extends Topic> = Record<(typeof topics)[T]['keys'][number], string>;
export type Change = { [T in Topic]: { topic: T } & Keys<T> }[Topic];

/** That these rows have changed. */
export function changesOf(topic: 'job' | 'image', rows: readonly Keys<'job' | 'image'>[]): Change[] {
  return rows.map(({ id, accountId }) => ({ topic, id, accountId }));
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
