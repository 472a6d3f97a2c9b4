import { IconWifiOff } from '@tabler/icons-react';
import { countPictures } from '../format/count.ts';
import { formatBytes, formatPercent } from '../format/measure.ts';
import { ProgressBar } from '../ui/progress-bar.tsx';
import { useNow } from '../ui/use-now.ts';
import { holdNames } from '../upload/upload-label.ts';
import { useRunPart } from './converter-feature.ts';
import classes from './run-panel.module.css';
import type { RunSum } from './sum-run.ts';
import { timeLeftMs, wordTimeLeft } from './time-left.ts';

interface RunProgressProps {
  sum: RunSum;
  /** Whether it stands still until it is told to go on. */
  isStopped: boolean;
}

export function RunProgress({ sum, isStopped }: RunProgressProps) {
  const { done, total, fraction, isOver, held } = sum;
  // Rounding must not tell the end before it has come, and a run that was stopped has not come to it.
  const shown = isOver ? done / Math.max(1, total) : Math.min(fraction, 0.99);
  return (
    <div>
      <p className={`${classes.percent} tabular`} aria-hidden>
        {isOver ? `${done} of ${total}` : formatPercent(shown)}
      </p>
      <p className={`${classes.count} tabular`}>{countWords(sum)}</p>
      <ProgressBar label="All pictures" fraction={shown} isDone={done === total} />
      {!isOver && !isStopped && (
        <p className={`${classes.left} tabular`} data-held={held !== null || undefined}>
          {held ? (
            <>
              <IconWifiOff size={15} aria-hidden /> {holdNames[held]}
            </>
          ) : (
            <LeftWords sum={sum} />
          )}
        </p>
      )}
    </div>
  );
}

/** The time left; before that can be known, how much has been sent. */
function LeftWords({ sum: { remainingWork, sentBytes, sendableBytes } }: { sum: RunSum }) {
  const nowMs = useNow(1000);
  const samples = useRunPart((run) => run.samples);
  const leftMs = timeLeftMs(samples, remainingWork, nowMs);
  return leftMs === null
    ? `${formatBytes(sentBytes)} of ${formatBytes(sendableBytes)} uploaded`
    : wordTimeLeft(leftMs);
}

function countWords({ done, total, isOver, reused }: RunSum): string {
  const words = isOver ? 'converted' : `${done} of ${countPictures(total)} done`;
  if (reused === 0) return words;
  return `${words} · ${reused === done ? 'all' : reused} from your last run`;
}
