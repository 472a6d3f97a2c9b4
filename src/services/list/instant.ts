import { formatDuration } from '../../config/duration.ts';
import { badInput } from '../../errors.ts';

/** From when on rows are asked for, as Postgres can be asked: it knows no year 0, and no row is older than its epoch. */
export function instantOf(asked: Date): Date {
  return new Date(Math.max(0, asked.getTime()));
}

/** Null where none of them is a date. */
export function earliest(...dates: (Date | null | undefined)[]): Date | null {
  const times = dates.flatMap((date) => (date ? [date.getTime()] : []));
  return times.length > 0 ? new Date(Math.min(...times)) : null;
}

/** The last that is written with four digits of a year. */
const latest = Date.parse('9999-12-31T00:00:00Z');

/** So long from an instant; null for null. BAD_USER_INPUT for one that no calendar has. */
export function endAfter(now: Date, lifeMs: number | null | undefined, argument: string): Date | null {
  if (lifeMs == null) return null;
  const endMs = now.getTime() + lifeMs;
  if (endMs > latest)
    throw badInput(argument, 'a life that ends before the year 9999', formatDuration(lifeMs));
  return new Date(endMs);
}
