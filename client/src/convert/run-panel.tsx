import { Button, VisuallyHidden } from '@mantine/core';
import { IconPlayerPlay, IconPlayerStop, IconRefresh } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useStore } from 'zustand';
import { countPictures } from '../format/count.ts';
import type { Problem } from '../problem/problem.ts';
import { ProblemCard } from '../problem/problem-card.tsx';
import { useFeature } from '../session/session-context.ts';
import { Panel } from '../ui/panel.tsx';
import { useFocusIfLost } from '../ui/use-focus-if-lost.ts';
import { trayFeature } from '../upload/tray-feature.ts';
import { mayPass } from './conversion.ts';
import { useConverter, useRunPart } from './converter-feature.ts';
import { DownloadZips } from './download-zips.tsx';
import { RunFigures } from './run-figures.tsx';
import classes from './run-panel.module.css';
import { RunProgress } from './run-progress.tsx';
import { settingsWords } from './settings-words.ts';
import type { RunSum } from './sum-run.ts';

/** After the start: how far it is, what came of it, and what can be done about it. */
export function RunPanel({ sum }: { sum: RunSum }) {
  const tray = useFeature(trayFeature);
  // What another page's files met is that page's trouble, until this one has files that wait too.
  const stopped = useStore(tray.state, (state) => (sum.isSending ? state.stopped : null));
  const recipe = useRunPart((run) => run.recipe);
  const heading = useFocusIfLost<HTMLHeadingElement>();
  const isStopped = stopped !== null && !sum.isOver;
  return (
    <Panel label="Progress">
      <VisuallyHidden>
        <h2 ref={heading} tabIndex={-1}>
          Progress
        </h2>
      </VisuallyHidden>
      <RunProgress sum={sum} isStopped={isStopped} />
      {isStopped && (
        <ProblemCard problem={stopped} retryLabel="Go on" onRetry={tray.resume}>
          {isFull(stopped) && (
            <Button component={Link} to="/library" size="xs" variant="default">
              To the library
            </Button>
          )}
        </ProblemCard>
      )}
      <RunFigures sum={sum} />
      <RunActions sum={sum} />
      <ul className={classes.settings} aria-label="Settings of this run">
        {settingsWords(recipe).map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </Panel>
  );
}

const isFull = ({ code, params }: Problem) => code === 'QUOTA_EXCEEDED' && params.quota !== 'activeJobs';

const quiet = { fullWidth: true, variant: 'subtle', color: 'gray', c: 'var(--text)' } as const;

function RunActions({ sum }: { sum: RunSum }) {
  const converter = useConverter();
  const { done, isOver, canceled, failures } = sum;
  const failed = failures.filter(({ problem }) => mayPass(problem));
  return (
    <div className={classes.actions}>
      {done > 0 && <DownloadZips sum={sum} />}
      {canceled.length > 0 && (
        <Button
          fullWidth
          variant="default"
          leftSection={<IconPlayerPlay size={17} aria-hidden />}
          onClick={() => converter.retry(canceled)}
        >
          Go on with {countPictures(canceled.length)}
        </Button>
      )}
      {failed.length > 0 && (
        <Button
          fullWidth
          variant="default"
          leftSection={<IconRefresh size={17} aria-hidden />}
          onClick={() => converter.retry(failed.map(({ key }) => key))}
        >
          Try {countPictures(failed.length)} again
        </Button>
      )}
      {isOver ? (
        <Button {...quiet} onClick={converter.startOver}>
          Start over
        </Button>
      ) : (
        <Button {...quiet} leftSection={<IconPlayerStop size={17} aria-hidden />} onClick={converter.stop}>
          Stop
        </Button>
      )}
    </div>
  );
}
