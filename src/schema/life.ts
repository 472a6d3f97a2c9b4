/**
 * What is there, and what is gone. A row is gone from the instant it ends by itself, or once `goneAt` says so: its owner has
 * deleted it, or it has ended and was hidden. A minute after its end and a month before are told apart by one comparison,
 * whoever asks, and whether or not the purge has run.
 *
 * Everything that lists, finds or loads such rows sees those that are there and no others: the filter `alive`
 * (context/filters.ts) is on unless it is switched off by name. SQL by hand has `aliveSql`.
 */
export interface Life {
  /** Null while it is there. */
  goneAt: Date | null;
  /** The earliest end of all that it hangs on; null for none. */
  expiresAt: Date | null;
}

/** How long something deleted can be restored. */
export const restorableMs = 10 * 60_000;

const unexpired = (now: Date) => ({ $or: [{ expiresAt: null }, { expiresAt: { $gt: now } }] });

/** The condition for what is there at this instant. */
export function isThere(now: Date) {
  return { goneAt: null, ...unexpired(now) };
}

/** The same in SQL, of the row of this alias; its one value is the instant, or `now` stands for it. */
export function aliveSql(alias: string, now = '?'): string {
  return `(${alias}.gone_at is null and (${alias}.expires_at is null or ${alias}.expires_at > ${now}))`;
}

/** The same of a row that is at hand, the other way round. */
export function isGone({ goneAt, expiresAt }: Life, now: Date): boolean {
  return goneAt !== null || (expiresAt !== null && expiresAt <= now);
}

/** The condition for what was deleted and can be restored. */
export function isRestorable(now: Date) {
  return { restorableUntil: { $gt: now }, ...unexpired(now) };
}
