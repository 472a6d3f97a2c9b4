import { useMinutes } from '../use-clock.ts';
import { endsIn } from '../words.ts';
import { useScript } from './use-script.ts';
import type { LiveWishlist } from './use-wishlist.ts';
import { countWishes, formatDate } from './wish-words.ts';
import classes from './wishlist-header.module.css';

interface WishlistHeaderProps {
  wishlist: LiveWishlist;
  /** By the server's clock. */
  drawnAt: string;
}

export function WishlistHeader({ wishlist, drawnAt }: WishlistHeaderProps) {
  const { facts, wishes, isOwner, claims, clock } = wishlist;
  const now = useMinutes(clock, drawnAt);
  const reveal = useReveal(facts.revealAt ?? null, now);
  const figures = [
    wishes.length > 0 ? countWishes(wishes.length) : null,
    endsIn(facts.expiresAt ?? null, now),
  ].filter((one) => one !== null);
  return (
    <header className={classes.header}>
      <h1>{facts.title}</h1>
      {facts.note && <p className={classes.note}>{facts.note}</p>}
      {figures.length > 0 && <p className={classes.figures}>{figures.join(' · ')}</p>}
      <p className={classes.reveal}>
        <Gift />
        <span>{isOwner ? sayToOwner(reveal, claims !== null) : sayToVisitor(reveal)}</span>
      </p>
      <noscript>
        <p className={classes.figures}>To say what you give, allow this page to run its script.</p>
      </noscript>
    </header>
  );
}

/** When its owner sees what is claimed: 'NEVER', 'NOW' or a date. */
export function useReveal(revealAt: string | null, nowMs: number): string {
  // The server does not know where its reader is: until the script runs it is a day of UTC.
  const isHere = useScript();
  if (revealAt === null) return 'NEVER';
  return Date.parse(revealAt) <= nowMs ? 'NOW' : formatDate(revealAt, isHere ? undefined : 'UTC');
}

function sayToVisitor(reveal: string): string {
  const call = 'Say what you give, so that nobody gives it twice.';
  if (reveal === 'NEVER') return `${call} The owner of this list never sees who gives what.`;
  if (reveal === 'NOW') return `${call} The owner of this list sees who gives what.`;
  return `${call} The owner of this list sees who gives what on ${reveal}, not before.`;
}

function sayToOwner(reveal: string, isShown: boolean): string {
  if (isShown) return 'This is your list, with what your friends say that they give.';
  const seen = reveal === 'NEVER' || reveal === 'NOW' ? 'it stays a surprise' : `you see it on ${reveal}`;
  return `This is your list. What your friends give is shown to them only: ${seen}.`;
}

function Gift() {
  return (
    <svg width="20" height="20" viewBox="0 0 24 24" fill="none" stroke="currentColor" aria-hidden="true">
      <path
        d="M4 12h16v8H4zM3 8h18v4H3zM12 8v12M12 8S10.5 3.5 8 4.2 8.4 8 12 8zm0 0s1.5-4.5 4-3.8S15.6 8 12 8z"
        strokeWidth="1.7"
        strokeLinejoin="round"
      />
    </svg>
  );
}
