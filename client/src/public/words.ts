import { countOf } from '../format/count.ts';
import type { Photo } from './documents.ts';

export const countPhotos = (count: number): string => countOf(count, 'photo');

/** Of a camera's file name its ending says nothing, and of a name that is nothing but an ending neither. */
export function titleOf({ filename }: Pick<Photo, 'filename'>, index: number): string {
  const name = filename.replace(/\.[a-z0-9]{1,5}$/i, '').trim();
  return name || `Photo ${index + 1}`;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** "Ends in 3 days", to the nearest; null where that is too far to be of use. */
export function endsIn(endsAt: string | null, nowMs: number): string | null {
  if (endsAt === null) return null;
  const left = Date.parse(endsAt) - nowMs;
  if (left >= 60 * day) return null;
  if (left >= 2 * day) return `Ends in ${countOf(Math.round(left / day), 'day')}`;
  if (left >= 2 * hour) return `Ends in ${countOf(Math.round(left / hour), 'hour')}`;
  if (left >= minute) return `Ends in ${countOf(Math.floor(left / minute), 'minute')}`;
  return 'Ends in less than a minute';
}
