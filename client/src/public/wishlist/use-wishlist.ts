import { type Dispatch, useEffect, useReducer } from 'react';
import type { WishlistData } from '../page.ts';
import { type Clock, useClock } from '../use-clock.ts';
import { useEnd } from '../use-end.ts';
import { readWishlist } from './read-wishlist.ts';
import { changeWishlist, type WishlistAction, type WishlistState } from './wishlist-state.ts';

export interface LiveWishlist extends WishlistState {
  clock: Clock;
  dispatch: Dispatch<WishlistAction>;
}

const begin = ({ data }: WishlistData): WishlistState => ({
  ...readWishlist(data),
  claims: null,
  isOwner: false,
  isOver: false,
});

const timeOf = (at: string | null | undefined): number | null => (at == null ? null : Date.parse(at));

/** The wishlist as it is now, from what the page was drawn of. */
export function useWishlist(page: WishlistData): LiveWishlist {
  const { slug, pass } = page;
  const [state, dispatch] = useReducer(changeWishlist, page, begin);
  const clock = useClock(page.now);
  const { isOver, isOwner, claims, facts } = state;

  useEnd(isOver ? null : timeOf(facts.expiresAt), clock, (nowMs) => dispatch({ type: 'passed', nowMs }));

  const live = () => import('./go-live.ts');
  // The owner is told from that second on.
  const revealMs = isOwner && claims === null ? timeOf(facts.revealAt) : null;
  useEnd(revealMs, clock, () => void live().then(({ askClaims }) => askClaims(slug, pass, dispatch)));

  // biome-ignore lint/correctness/useExhaustiveDependencies: the module is the same each time.
  useEffect(() => {
    if (isOver) return;
    const stop = new AbortController();
    void live().then(({ goLive }) => goLive({ slug, pass, signal: stop.signal, dispatch }));
    return () => stop.abort();
  }, [slug, pass, isOver]);

  return { ...state, clock, dispatch };
}
