import { countOf } from '../format/count.ts';
import { formatBytes, formatMs, formatRate, formatSaving } from '../format/measure.ts';
import { useNow } from '../ui/use-now.ts';
import { useRunPart } from './converter-feature.ts';
import { elapsedMs } from './run.ts';
import classes from './run-panel.module.css';
import type { RunSum } from './sum-run.ts';

/** What came of it so far, and how fast files went up and results came down; what is not known yet is left out. */
export function RunFigures({ sum }: { sum: RunSum }) {
  const startedMs = useRunPart((run) => run.startedMs);
  const lastEndMs = useRunPart((run) => run.lastEndMs);
  const lastSentMs = useRunPart((run) => run.lastSentMs);
  const { beforeBytes, afterBytes, upBytes, downBytes, isOver, done, reused, grown } = sum;
  const spentMs = elapsedMs({ startedMs, lastEndMs }, isOver, useNow(1000));
  // Files are sent ahead of their conversion: the line is idle while the last of them are worked on.
  const sendingMs = elapsedMs(
    { startedMs, lastEndMs: lastSentMs },
    isOver || upBytes >= sum.sendableBytes,
    Date.now(),
  );
  const figures = {
    ...(done > 0 && {
      Before: formatBytes(beforeBytes),
      After: formatBytes(afterBytes),
      Change: formatSaving(beforeBytes, afterBytes),
    }),
    ...((isOver ? done > reused : spentMs >= 1000) && {
      Time: formatMs(isOver ? spentMs : wholeSeconds(spentMs)).replace('.0 s', ' s'),
    }),
    ...(upBytes > 0 && sendingMs >= 1000 && { Up: formatRate(upBytes, sendingMs) }),
    ...(downBytes > 0 && spentMs >= 1000 && { Down: formatRate(downBytes, spentMs) }),
  };
  if (Object.keys(figures).length === 0) return null;
  return (
    <div className={classes.came}>
      <dl className={`${classes.figures} tabular`}>
        {Object.entries(figures).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {isOver && grown > 0 && (
        <p className={classes.grown}>
          {countOf(grown, 'picture grew: it was', 'pictures grew: they were')} small already.
        </p>
      )}
    </div>
  );
}

const wholeSeconds = (ms: number) => Math.floor(ms / 1000) * 1000;
