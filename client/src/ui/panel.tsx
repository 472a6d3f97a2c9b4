import type { ReactNode } from 'react';
import classes from './panel.module.css';

interface PanelProps {
  label: string;
  className?: string;
  children: ReactNode;
}

/** A card beside the work, with what can be set or told of it. */
export function Panel({ label, className = '', children }: PanelProps) {
  return (
    <section className={`${classes.panel} ${className}`} aria-label={label}>
      {children}
    </section>
  );
}
