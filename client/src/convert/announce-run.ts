import { formatSaving } from '../measure.ts';
import { countPictures } from './count-pictures.ts';
import type { RunSum } from './sum-run.ts';

/** What a screen reader says of a run: its turns and each quarter of the way, not every picture. */
export function announceRun(sum: RunSum, isStarted: boolean): string {
  const { total, done, failures, fraction, isHeld, isOver, beforeBytes, afterBytes } = sum;
  if (!isStarted) return `${countPictures(total)} to convert`;
  if (isHeld) return 'Waiting for the connection';
  if (!isOver) return `Converting ${countPictures(total)}, ${Math.floor(fraction * 4) * 25}% done`;
  const failed = failures.length > 0 ? `, ${failures.length} failed` : '';
  return `${done} of ${countPictures(total)} converted${failed}, ${formatSaving(beforeBytes, afterBytes)}`;
}
