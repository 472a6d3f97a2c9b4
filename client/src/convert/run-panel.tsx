import { Button } from '@mantine/core';
import { IconPlayerStop, IconRefresh, IconWifiOff } from '@tabler/icons-react';
import { formatBytes, formatMs, formatPercent, formatSaving } from '../measure.ts';
import { ProblemCard } from '../problem/problem-card.tsx';
import { useNow } from '../shell/use-now.ts';
import { useStore } from '../store.ts';
import { mayPass } from './conversion.ts';
import { useConverter, useRunPart } from './converter-context.ts';
import { countPictures } from './count-pictures.ts';
import { DownloadZips } from './download-zips.tsx';
import { elapsedMs } from './run.ts';
import classes from './run-panel.module.css';
import { settingsWords } from './settings-words.ts';
import type { RunSum } from './sum-run.ts';
import { timeLeftMs, wordTimeLeft } from './time-left.ts';

/** After the start: how far it is, what came of it, and what can be done about it. */
export function RunPanel({ sum }: { sum: RunSum }) {
  const converter = useConverter();
  const stopped = useStore(converter.uploader.stopped);
  const recipe = useRunPart((run) => run.recipe);
  const { done, isOver } = sum;
  const retryable = sum.failures.filter(({ problem }) => problem === null || mayPass(problem));
  return (
    <section className={classes.panel} aria-label="Progress">
      <Progress sum={sum} />
      {stopped && !isOver && (
        <ProblemCard problem={stopped} retryLabel="Go on" onRetry={converter.uploader.resume} />
      )}
      <Figures sum={sum} />
      <div className={classes.actions}>
        {done > 0 && <DownloadZips sum={sum} />}
        {retryable.length > 0 && (
          <Button
            fullWidth
            variant="default"
            leftSection={<IconRefresh size={17} aria-hidden />}
            onClick={() => converter.retry(retryable.map(({ key }) => key))}
          >
            Try {countPictures(retryable.length)} again
          </Button>
        )}
        {isOver ? (
          <Button fullWidth variant="subtle" color="gray" c="var(--text)" onClick={converter.startOver}>
            Start over
          </Button>
        ) : (
          <Button
            fullWidth
            variant="subtle"
            color="gray"
            c="var(--text)"
            leftSection={<IconPlayerStop size={17} aria-hidden />}
            onClick={converter.stop}
          >
            Stop
          </Button>
        )}
      </div>
      <ul className={classes.settings} aria-label="Settings of this run">
        {settingsWords(recipe).map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </section>
  );
}

function Progress({ sum }: { sum: RunSum }) {
  const nowMs = useNow(1000);
  const samples = useRunPart((run) => run.samples);
  const { done, total, fraction, isOver, isHeld, remainingWork, reused } = sum;
  const leftMs = timeLeftMs(samples, remainingWork, nowMs);
  // Rounding must not tell the end before it has come.
  const shown = isOver ? 1 : Math.min(fraction, 0.99);
  return (
    <div>
      <p className={`${classes.percent} tabular`} aria-hidden>
        {isOver ? `${done} of ${total}` : formatPercent(shown)}
      </p>
      <p className={`${classes.count} tabular`}>
        {isOver ? 'converted' : `${done} of ${countPictures(total)} done`}
        {reused > 0 && ` · ${reused} done before`}
      </p>
      <div
        className={classes.track}
        role="progressbar"
        aria-label="All pictures"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(shown * 100)}
      >
        <span
          className={classes.bar}
          style={{ transform: `scaleX(${shown})` }}
          data-over={isOver || undefined}
        />
      </div>
      <p className={`${classes.left} tabular`} data-held={isHeld || undefined}>
        {isHeld ? (
          <>
            <IconWifiOff size={15} aria-hidden /> Waiting for the connection…
          </>
        ) : (
          !isOver && leftMs !== null && wordTimeLeft(leftMs)
        )}
      </p>
    </div>
  );
}

function Figures({ sum }: { sum: RunSum }) {
  const startedMs = useRunPart((run) => run.startedMs);
  const lastEndMs = useRunPart((run) => run.lastEndMs);
  const { beforeBytes, afterBytes, isOver, done, reused } = sum;
  const spentMs = elapsedMs({ startedMs, lastEndMs }, isOver, useNow(1000));
  const figures = {
    Before: formatBytes(beforeBytes),
    After: formatBytes(afterBytes),
    Change: done === 0 ? '–' : formatSaving(beforeBytes, afterBytes),
    Time:
      isOver && done === reused
        ? '–'
        : formatMs(isOver ? spentMs : wholeSeconds(spentMs)).replace('.0 s', ' s'),
  };
  return (
    <dl className={`${classes.figures} tabular`}>
      {Object.entries(figures).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

const wholeSeconds = (ms: number) => Math.floor(ms / 1000) * 1000;
