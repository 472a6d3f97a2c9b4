import { IconGift } from '@tabler/icons-react';
import { memo, useMemo } from 'react';
import { Collage } from '../collage/collage.tsx';
import { countOf } from '../format/count.ts';
import type { CollageLiveFragment } from '../gql/graphql.ts';
import { type CardPlace, CoverCard, NoCard } from '../list/cover-card.tsx';
import { layPieces } from './laid-pieces.ts';
import { shapes } from './shape.ts';
import classes from './wishlist-card.module.css';
import { useWishlistCard } from './wishlist-card-of.ts';

export const WishlistCard = memo(function WishlistCard({ id, ...at }: CardPlace & { id: string }) {
  const card = useWishlistCard(id);
  if (!card) return <NoCard {...at} />;
  const { title, order, background, expiresAt, visibility } = card.wishlist;
  return (
    <CoverCard
      {...at}
      to={`/wishlists/${id}`}
      name={title}
      amount={order.length === 0 ? 'Empty' : countOf(order.length, 'item')}
      visibility={visibility}
      expiresAt={expiresAt ?? null}
    >
      <Thumbnail collage={card.collage} background={background ?? null} />
    </CoverCard>
  );
});

interface ThumbnailProps {
  collage: CollageLiveFragment;
  background: string | null;
}

/** For the eye alone: the card says the rest, and is one link. */
const Thumbnail = memo(function Thumbnail({ collage, background }: ThumbnailProps) {
  const pieces = useMemo(() => layPieces(collage), [collage]);
  if (pieces.length === 0)
    return (
      <span className={classes.none} style={{ background: background ?? undefined }}>
        <IconGift size={30} stroke={1.4} aria-hidden />
      </span>
    );
  return (
    <span aria-hidden className={classes.thumbnail}>
      <Collage title="" aspect={shapes.desktop.aspect} background={background} pieces={pieces} />
    </span>
  );
});
