/** Between the beginnings of two fetches from one host. */
export const gapMs = 250;

/** So long who found no seat waits at least. */
export const bounceMs = 1000;

/** Longer than a fetch lasts: the seat of a process that died is free again by then. */
export const seatMs = 90_000;
