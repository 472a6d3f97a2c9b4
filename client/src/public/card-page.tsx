import type { ReactNode } from 'react';
import classes from './card-page.module.css';
import { Mark } from './mark.tsx';

interface CardPageProps {
  /** On the foremost of three frames. */
  drawing: ReactNode;
  children: ReactNode;
}

/** A page that has one thing to say. */
export function CardPage({ drawing, children }: CardPageProps) {
  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <svg className={classes.drawing} viewBox="0 0 160 96" fill="none" aria-hidden="true">
          <rect x="14" y="26" width="58" height="50" rx="6" transform="rotate(-7 43 51)" />
          <rect x="88" y="22" width="58" height="50" rx="6" transform="rotate(6 117 47)" />
          <rect x="46" y="14" width="68" height="68" rx="7" className={classes.front} />
          {drawing}
        </svg>
        {children}
      </div>
      <Mark />
    </main>
  );
}
