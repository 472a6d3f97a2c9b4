import { formatChange, formatSaving } from '../format/measure.ts';
import classes from './saving-badge.module.css';

interface SavingBadgeProps {
  fromBytes: number;
  toBytes: number;
  /** Whether figures alone will do on a phone. Default: no. */
  mayBeShort?: boolean;
}

/** How much lighter something became, or that it grew. */
export function SavingBadge({ fromBytes, toBytes, mayBeShort = false }: SavingBadgeProps) {
  return (
    <span
      className={classes.saving}
      data-grown={toBytes > fromBytes || undefined}
      data-short={mayBeShort || undefined}
    >
      <span className={classes.inWords}>{formatSaving(fromBytes, toBytes)}</span>
      <span className={classes.inShort} aria-hidden>
        {formatChange(fromBytes, toBytes)}
      </span>
    </span>
  );
}
