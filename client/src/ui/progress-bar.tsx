import classes from './progress-bar.module.css';

interface ProgressBarProps {
  /** What is on its way. */
  label: string;
  /** 0..1 */
  fraction: number;
  /** Whether all of it came to a good end. */
  isDone?: boolean;
  /** May set `--bar-height`. Default: 8 px. */
  className?: string;
}

export function ProgressBar({ label, fraction, isDone = false, className = '' }: ProgressBarProps) {
  return (
    <span
      className={`${classes.track} ${className}`}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(fraction * 100)}
    >
      <span
        className={classes.bar}
        style={{ transform: `scaleX(${fraction})` }}
        data-done={isDone || undefined}
      />
    </span>
  );
}
