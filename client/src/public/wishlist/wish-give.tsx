import { useEffect, useRef } from 'react';
import type { Wish } from './documents.ts';
import type { Begin } from './giving.tsx';
import { takeFocus } from './take-focus.ts';
import type { KeptClaims } from './use-kept-claims.ts';
import type { LiveWishlist } from './use-wishlist.ts';
import classes from './wish-give.module.css';
import { leftOf, sayClaimed, sayGivers } from './wish-words.ts';

interface WishGiveProps {
  wish: Wish;
  wishlist: LiveWishlist;
  kept: KeptClaims;
  begin: Begin;
}

/** What is claimed of a wish, and the ways to claim it or to take it back. Nothing before the script knows. */
export function WishGive({ wish, wishlist: { claims: all, isOwner }, kept, begin }: WishGiveProps) {
  const claims = all?.get(wish.id) ?? [];
  const own = kept.claims.flatMap((one) => {
    const claim = one.itemId === wish.id && claims.find(({ id }) => id === one.id);
    return claim ? [{ kept: one, claim }] : [];
  });
  const count = useRef(own.length);
  // On a slow machine the news comes when the dialog has given the focus back to the button that goes with it.
  useEffect(() => {
    if (own.length < count.current) takeFocus(wish);
    count.current = own.length;
  }, [own.length, wish]);
  if (all === null) return null;
  const claimed = sayClaimed(wish, claims);
  const givers = sayGivers(claims, new Set(own.map(({ claim }) => claim.id)));
  return (
    <div className={classes.give}>
      {claimed && (
        <p className={classes.state}>
          <Tick />
          {givers ? `${claimed} ${givers}` : claimed}
        </p>
      )}
      {!isOwner &&
        own.map(({ kept: one, claim }) => (
          <button
            key={claim.id}
            className="button"
            type="button"
            aria-label={`Take back: ${wish.name}`}
            onClick={() => begin({ kind: 'own', wish, kept: one, claim, isNew: false })}
          >
            Take back
          </button>
        ))}
      {!isOwner && leftOf(wish, claims) > 0 && (
        <button
          className={`button ${classes.call}`}
          type="button"
          aria-label={`${own.length > 0 ? 'Give more' : 'I give this'}: ${wish.name}`}
          onClick={() => begin({ kind: 'give', wish })}
        >
          {own.length > 0 ? 'Give more' : 'I give this'}
        </button>
      )}
    </div>
  );
}

function Tick() {
  return (
    <svg width="16" height="16" viewBox="0 0 24 24" fill="none" stroke="currentColor" aria-hidden="true">
      <path d="M5 12.5l4.5 4.5L19 7.5" strokeWidth="2.4" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
