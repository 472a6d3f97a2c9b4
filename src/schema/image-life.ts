interface Life {
  deletedAt: Date | null;
  expiresAt: Date | null;
}

/** How long a deleted image can be restored. */
export const restorableMs = 10 * 60_000;

const unexpired = (now: Date) => ({ $or: [{ expiresAt: null }, { expiresAt: { $gt: now } }] });

/** The condition for an image that may be seen. Queries name it: `{ filters: { alive: true } }`. */
export function aliveImage(now = new Date()) {
  return { deletedAt: null, ...unexpired(now) };
}

/** The same of an image that is at hand, the other way round. */
export function isGone({ deletedAt, expiresAt }: Life, now = new Date()): boolean {
  return deletedAt !== null || (expiresAt !== null && expiresAt <= now);
}

/** The condition for an image that was deleted and can be restored. */
export function restorableImage(now = new Date()) {
  return { deletedAt: { $gt: new Date(now.getTime() - restorableMs) }, ...unexpired(now) };
}
