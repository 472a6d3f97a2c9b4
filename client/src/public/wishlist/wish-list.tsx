import { type ReactNode, useId } from 'react';
import type { Wish } from './documents.ts';
import { WishCard } from './wish-card.tsx';
import classes from './wish-list.module.css';
import { leftOf } from './wish-words.ts';
import type { ClaimsByItem } from './wishlist-state.ts';

interface WishListProps {
  wishes: readonly Wish[];
  claims: ClaimsByItem | null;
  /** What is beneath each. */
  children: (wish: Wish) => ReactNode;
}

/** All that is on the collage, in words. */
export function WishList({ wishes, claims, children }: WishListProps) {
  const id = useId();
  if (wishes.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={classes.title}>
        The list
      </h2>
      <ul className={classes.list}>
        {wishes.map((wish) => (
          <WishCard key={wish.id} wish={wish} isFull={leftOf(wish, claims?.get(wish.id) ?? []) === 0}>
            {children(wish)}
          </WishCard>
        ))}
      </ul>
    </section>
  );
}
