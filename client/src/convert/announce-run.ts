import { countPictures } from '../format/count.ts';
import { formatSaving } from '../format/measure.ts';
import { holdNames } from '../upload/upload-label.ts';
import type { RunSum } from './sum-run.ts';

/** What a screen reader says of a run: its turns and each quarter of the way, not every picture. */
export function announceRun(sum: RunSum, isStarted: boolean): string {
  const { total, sendable, done, failures, canceled, fraction, held, isOver, beforeBytes, afterBytes } = sum;
  if (!isStarted) return `${countPictures(sendable)} to convert`;
  if (!isOver && held) return holdNames[held];
  if (!isOver) return `Converting ${countPictures(total)}, ${Math.floor(fraction * 4) * 25}% done`;
  return [
    `${done} of ${countPictures(total)} converted`,
    ...(canceled.length > 0 ? [`${canceled.length} not done`] : []),
    ...(failures.length > 0 ? [`${failures.length} failed`] : []),
    ...(done > 0 ? [formatSaving(beforeBytes, afterBytes)] : []),
  ].join(', ');
}
