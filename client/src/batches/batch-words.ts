import { countOf, formatCount } from '../format/count.ts';
import type { BatchStatus } from '../gql/graphql.ts';

export const batchStatusNames = {
  READING: 'Reading',
  RUNNING: 'Running',
  COMPLETED: 'Done',
  COMPLETED_WITH_ERRORS: 'Done, with errors',
  FAILED: 'Broke off',
  CANCELED: 'Canceled',
} as const satisfies Record<BatchStatus, string>;

export const isGoingOn = (status: BatchStatus) => status === 'READING' || status === 'RUNNING';

interface Counts {
  items: number;
  succeeded: number;
  failed: number;
  canceled: number;
}

/** "3 of 120 pictures done, 2 failed". */
export function countWords({ items, succeeded, failed, canceled }: Counts): string {
  if (items === 0) return 'No pictures known yet';
  const done = `${formatCount(succeeded)} of ${countOf(items, 'picture')} done`;
  return [
    done,
    ...(failed > 0 ? [`${formatCount(failed)} failed`] : []),
    ...(canceled > 0 ? [`${formatCount(canceled)} canceled`] : []),
  ].join(', ');
}

/** "about 40 s left": no more exact than it can be known. */
export function wordSecondsLeft(seconds: number): string {
  if (seconds < 10) return 'a few seconds left';
  if (seconds < 55) return `about ${Math.ceil(seconds / 10) * 10} s left`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `about ${Math.max(1, minutes)} min left`;
  const tens = Math.round(minutes / 10);
  const rest = tens % 6 === 0 ? '' : ` ${(tens % 6) * 10} min`;
  return `about ${Math.floor(tens / 6)} h${rest} left`;
}
