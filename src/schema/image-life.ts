interface Life {
  deletedAt: Date | null;
  expiresAt: Date | null;
}

/** The condition for an image that may be seen. Queries name it: `{ filters: { alive: true } }`. */
export function aliveImage(now = new Date()) {
  return { deletedAt: null, $or: [{ expiresAt: null }, { expiresAt: { $gt: now } }] };
}

/** The same of an image that is at hand, the other way round. */
export function isGone({ deletedAt, expiresAt }: Life, now = new Date()): boolean {
  return deletedAt !== null || (expiresAt !== null && expiresAt <= now);
}
