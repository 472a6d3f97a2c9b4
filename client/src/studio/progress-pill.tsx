import { CloseButton } from '@mantine/core';
import { formatPercent } from '../format/measure.ts';
import classes from './progress-pill.module.css';

interface ProgressPillProps {
  label: string;
  /** 0..1 */
  fraction: number;
  cancelLabel: string;
  onCancel?: () => void;
}

export function ProgressPill({ label, fraction, cancelLabel, onCancel }: ProgressPillProps) {
  return (
    <div className={classes.pill}>
      <span className={classes.label}>{label}</span>
      <span className={`${classes.percent} tabular`}>{formatPercent(fraction)}</span>
      {onCancel && (
        <CloseButton
          size="md"
          radius="xl"
          c="inherit"
          variant="transparent"
          aria-label={cancelLabel}
          onClick={onCancel}
        />
      )}
      <span
        className={classes.track}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(fraction * 100)}
      >
        <span className={classes.bar} style={{ transform: `scaleX(${fraction})` }} />
      </span>
    </div>
  );
}
