import { Button, CloseButton } from '@mantine/core';
import { IconCloudUpload } from '@tabler/icons-react';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { formatCount } from '../format/count.ts';
import { formatPercent } from '../format/measure.ts';
import { wordProblem } from '../problem/problem-text.ts';
import { useFeature } from '../session/session-context.ts';
import { ProgressBar } from '../ui/progress-bar.tsx';
import { useSampled } from '../ui/use-sampled.ts';
import { savedWords } from './saved-words.ts';
import type { TrayState } from './tray.ts';
import { trayFeature } from './tray-feature.ts';
import classes from './tray-panel.module.css';
import { useShownBatches } from './use-shown-batches.ts';

/**
 * In the corner of every page while files are on their way: whose, how far, and why they stand still if they do. It stays a
 * moment longer to say what was saved.
 */
export function TrayPanel() {
  const tray = useFeature(trayFeature);
  const { state } = tray;
  const { batches, stopped } = useSampled(
    useMemo(() => ({ read: state.getState, subscribe: state.subscribe }), [state]),
  );
  const { shown, isActive, dismiss } = useShownBatches(batches);
  if (shown.length === 0) return null;
  return (
    <section className={classes.panel} aria-label="Uploads">
      <IconCloudUpload className={classes.icon} size={20} stroke={1.7} aria-hidden />
      <ul className={classes.batches}>
        {shown.map((batch) => (
          <BatchRow key={batch.label} batch={batch} />
        ))}
      </ul>
      {stopped && (
        <Button size="compact-sm" aria-label="Go on with the uploads" onClick={tray.resume}>
          Go on
        </Button>
      )}
      {isActive ? (
        <CloseButton radius="xl" aria-label="Cancel all uploads" onClick={tray.cancelAll} />
      ) : (
        <CloseButton radius="xl" aria-label="Hide the uploads" onClick={dismiss} />
      )}
      <p role="status" className={classes.stopped}>
        {stopped && wordProblem(stopped).title}
      </p>
    </section>
  );
}

function BatchRow({ batch }: { batch: TrayState['batches'][number] }) {
  const { label, path, total, underWay, sent, failed, bytes, sentBytes } = batch;
  const fraction = bytes === 0 ? 0 : sentBytes / bytes;
  const saved = savedWords(batch);
  return (
    <li>
      <span className={`${classes.words} tabular`}>
        <Link to={path}>{label}</Link>
        <span>
          {formatCount(sent)} of {formatCount(total)}
          {failed > 0 && `, ${formatCount(failed)} failed`}
        </span>
        {underWay > 0 && <span className={classes.percent}>{formatPercent(Math.min(fraction, 0.99))}</span>}
      </span>
      {underWay > 0 && (
        <ProgressBar className={classes.bar} label={`Uploads of ${label}`} fraction={fraction} />
      )}
      {saved && <span className={`${classes.saved} tabular`}>{saved}</span>}
    </li>
  );
}
