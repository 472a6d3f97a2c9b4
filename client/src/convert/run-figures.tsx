import { countPictures } from '../format/count.ts';
import { formatBytes, formatMs, formatSaving } from '../format/measure.ts';
import { useNow } from '../ui/use-now.ts';
import { useRunPart } from './converter-feature.ts';
import { elapsedMs } from './run.ts';
import classes from './run-panel.module.css';
import type { RunSum } from './sum-run.ts';

/** What came of it so far; what is not known yet is left out. */
export function RunFigures({ sum }: { sum: RunSum }) {
  const startedMs = useRunPart((run) => run.startedMs);
  const lastEndMs = useRunPart((run) => run.lastEndMs);
  const { beforeBytes, afterBytes, isOver, done, reused, grown } = sum;
  const spentMs = elapsedMs({ startedMs, lastEndMs }, isOver, useNow(1000));
  const figures = {
    ...(done > 0 && {
      Before: formatBytes(beforeBytes),
      After: formatBytes(afterBytes),
      Change: formatSaving(beforeBytes, afterBytes),
    }),
    ...((isOver ? done > reused : spentMs >= 1000) && {
      Time: formatMs(isOver ? spentMs : wholeSeconds(spentMs)).replace('.0 s', ' s'),
    }),
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
          {countPictures(grown)} grew: {grown === 1 ? 'it was' : 'they were'} small already.
        </p>
      )}
    </div>
  );
}

const wholeSeconds = (ms: number) => Math.floor(ms / 1000) * 1000;
