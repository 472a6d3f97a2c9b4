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
import type { TrayState } from './tray.ts';
import { trayFeature } from './tray-feature.ts';
import classes from './tray-panel.module.css';

/** In the corner of every page while files are on their way: whose, how far, and why they stand still if they do. */
export function TrayPanel() {
  const tray = useFeature(trayFeature);
  const { state } = tray;
  const { batches, stopped } = useSampled(
    useMemo(() => ({ read: state.getState, subscribe: state.subscribe }), [state]),
  );
  const active = batches.filter(({ underWay }) => underWay > 0);
  if (active.length === 0) return null;
  return (
    <section className={classes.panel} aria-label="Uploads">
      <IconCloudUpload className={classes.icon} size={20} stroke={1.7} aria-hidden />
      <ul className={classes.batches}>
        {active.map((batch) => (
          <BatchRow key={batch.label} batch={batch} />
        ))}
      </ul>
      {stopped && (
        <Button size="compact-sm" aria-label="Go on with the uploads" onClick={tray.resume}>
          Go on
        </Button>
      )}
      <CloseButton radius="xl" aria-label="Cancel all uploads" onClick={tray.cancelAll} />
      <p role="status" className={classes.stopped}>
        {stopped && wordProblem(stopped).title}
      </p>
    </section>
  );
}

function BatchRow({ batch }: { batch: TrayState['batches'][number] }) {
  const { label, path, total, sent, failed, bytes, sentBytes } = batch;
  const fraction = bytes === 0 ? 0 : sentBytes / bytes;
  return (
    <li>
      <span className={`${classes.words} tabular`}>
        <Link to={path}>{label}</Link>
        <span>
          {formatCount(sent)} of {formatCount(total)}
          {failed > 0 && `, ${formatCount(failed)} failed`}
        </span>
        <span className={classes.percent}>{formatPercent(Math.min(fraction, 0.99))}</span>
      </span>
      <ProgressBar className={classes.bar} label={`Uploads of ${label}`} fraction={fraction} />
    </li>
  );
}
