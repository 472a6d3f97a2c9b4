import type { EntityManager } from '@mikro-orm/postgresql';
import { type Job as Entry, fromKysely, type PgBoss } from 'pg-boss';

/** A worker that has not touched its entry for so long is taken for dead. pg-boss allows no less. */
export const heartbeatSeconds = 10;
/** How often a worker touches its entry: two may be lost. */
export const touchEveryMs = 3000;

/** What the queue delivers. What is true of the job stands in its row. */
export interface JobEntry {
  jobId: string;
}

export interface FetchOptions {
  /** Whether groups take turns. Default: true. */
  isFair?: boolean;
  /** Whether of a group one entry is worked on at a time, here or elsewhere, whatever idles. Default: false. */
  isAlone?: boolean;
}

/**
 * The next entry, or null. First one of an account that has none running here or elsewhere, so that a thousand jobs of
 * one do not keep another's waiting; if there is none, or nothing to be fair about, the oldest of all, so that no slot idles.
 */
export async function fetchEntry<T extends object>(
  queue: PgBoss,
  name: string,
  { isFair = true, isAlone = false }: FetchOptions = {},
): Promise<Entry<T> | null> {
  const [fair] = isFair || isAlone ? await queue.fetch<T>(name, { groupConcurrency: 1 }) : [];
  if (fair || isAlone) return fair ?? null;
  const [any] = await queue.fetch<T>(name);
  return any ?? null;
}

/** Documented, but the types say nothing of it. */
type Settlement = { affected: number };

/** Whether the entry is still this worker's. */
export async function touchEntry(queue: PgBoss, { name, id, retryCount }: Entry<object>): Promise<boolean> {
  const { affected } = (await queue.touch(name, { id, retryCount })) as Settlement;
  return affected > 0;
}

/** Ends the entry, in the transaction of `em` if there is one; false, and nothing done, if it is no more this worker's. */
export async function completeEntry(
  queue: PgBoss,
  { name, id, retryCount }: Entry<object>,
  em?: EntityManager,
): Promise<boolean> {
  const db = em && shareTransaction(em);
  const { affected } = (await queue.complete(name, { id, retryCount }, null, db)) as Settlement;
  return affected > 0;
}

/** Options with which the queue writes in the transaction of `em`. */
export function shareTransaction(em: EntityManager) {
  return { db: fromKysely(em.getKysely()) };
}
