import { useEffect } from 'react';
import { Mark } from '../mark.tsx';
import { endedTitle, NoticePage } from '../notice-page.tsx';
import type { WishlistData } from '../page.ts';
import { Collages } from './collages.tsx';
import { Giving } from './giving.tsx';
import { toPieces } from './to-pieces.ts';
import { useKeptClaims } from './use-kept-claims.ts';
import { useWishlist } from './use-wishlist.ts';
import { WishGive } from './wish-give.tsx';
import { WishList } from './wish-list.tsx';
import { WishlistHeader } from './wishlist-header.tsx';
import classes from './wishlist-page.module.css';

export function WishlistPage(page: WishlistData) {
  const wishlist = useWishlist(page);
  const kept = useKeptClaims(page.slug);
  const { facts, wishes, wide, tall, claims, isOver } = wishlist;
  useEffect(() => {
    if (isOver) document.title = endedTitle('wishlist');
  }, [isOver]);
  if (isOver) return <NoticePage kind="ended" thing="wishlist" />;
  return (
    <>
      <main className={classes.page}>
        <Giving page={page} wishlist={wishlist} kept={kept}>
          {(begin) => (
            <>
              <WishlistHeader wishlist={wishlist} drawnAt={page.now} />
              <Collages
                title={facts.title}
                background={facts.background ?? null}
                layouts={{ wide, tall }}
                drawPieces={(layout) => toPieces(layout, wishes, claims)}
              />
              <WishList wishes={wishes} claims={claims}>
                {(wish) => <WishGive wish={wish} wishlist={wishlist} kept={kept} begin={begin} />}
              </WishList>
              {wishes.length === 0 && <p className={classes.empty}>Nothing is wished for yet.</p>}
            </>
          )}
        </Giving>
      </main>
      <Mark />
    </>
  );
}
