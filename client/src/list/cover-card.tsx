import { IconLock, IconWorld } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { isEndingSoon, timeLeft } from '../gallery/time-left.ts';
import type { Visibility } from '../gql/graphql.ts';
import { useNow } from '../ui/use-now.ts';
import classes from './covers.module.css';

export interface CardPlace {
  /** Its number in the list, and how many there are; -1 while that is not known. */
  place: number;
  of: number;
}

interface CoverCardProps extends CardPlace {
  /** What it opens. */
  to: string;
  name: string;
  /** How much is in it, in words. */
  amount: string;
  visibility: Visibility;
  expiresAt: string | null;
  /** What lies on its cover. */
  children: ReactNode;
}

/** A place for what is not known any more, or not yet. */
export const NoCard = ({ place, of }: CardPlace) => (
  <li className={classes.card} aria-posinset={place} aria-setsize={of} />
);

/** A cover with what it is called, how much is in it, who sees it, and when it ends. */
export function CoverCard({ place, of, to, name, amount, visibility, expiresAt, children }: CoverCardProps) {
  const nowMs = useNow(60_000);
  const left = timeLeft(expiresAt, nowMs);
  const isPrivate = visibility === 'PRIVATE';
  const Icon = isPrivate ? IconLock : IconWorld;
  return (
    <li className={classes.card} aria-posinset={place} aria-setsize={of}>
      <Link to={to} className={classes.open}>
        <span className={classes.cover}>
          {children}
          {left && (
            <span className={classes.left} data-soon={isEndingSoon(expiresAt, nowMs) || undefined}>
              {left}
            </span>
          )}
        </span>
        <span className={classes.name}>{name}</span>
        <span className={`${classes.details} tabular`}>
          <Icon
            size={15}
            stroke={1.7}
            role="img"
            aria-label={isPrivate ? 'private' : 'open to whoever has its address'}
          />
          {amount}
        </span>
      </Link>
    </li>
  );
}
