import type { ReactNode } from 'react';
import { NameTile } from '../../collage/name-tile.tsx';
import { linkProps } from '../../collage/safe-link.ts';
import type { Wish } from './documents.ts';
import { anchorOf } from './to-pieces.ts';
import classes from './wish-card.module.css';
import { formatPrice } from './wish-words.ts';

/** What is told of a wish in words. */
export type ListedWish = Pick<Wish, 'id' | 'name' | 'link' | 'note' | 'quantity' | 'price'> & {
  cutout?: Pick<NonNullable<Wish['cutout']>, 'url' | 'width' | 'height'> | null;
};

interface WishCardProps {
  wish: ListedWish;
  isFull?: boolean;
  children?: ReactNode;
}

export function WishCard({ wish, isFull, children }: WishCardProps) {
  const { id, name, note, price, quantity } = wish;
  const link = linkProps(wish.link);
  const figures = [price && formatPrice(price), quantity > 1 && `${quantity} wished for`].filter((one) =>
    Boolean(one),
  );
  return (
    <li id={anchorOf(id)} className={classes.card} data-full={isFull || undefined} tabIndex={-1}>
      <Picture wish={wish} />
      <div className={classes.words}>
        <h3>{link ? <a {...link}>{name}</a> : name}</h3>
        {link && <p className={classes.facts}>{new URL(link.href).hostname.replace(/^www\./, '')}</p>}
        {figures.length > 0 && (
          <p className={classes.facts}>
            {/* Browsers have signs of their own for some currencies. */}
            <strong suppressHydrationWarning>{figures.join(' · ')}</strong>
          </p>
        )}
        {note && <p className={classes.note}>{note}</p>}
        {children}
      </div>
    </li>
  );
}

function Picture({ wish: { name, cutout } }: { wish: ListedWish }) {
  return (
    <div className={classes.picture}>
      {cutout?.url ? (
        <img
          src={cutout.url}
          width={cutout.width}
          height={cutout.height}
          alt=""
          loading="lazy"
          decoding="async"
        />
      ) : (
        <svg viewBox="-500 -300 1000 600" aria-hidden="true">
          <NameTile name={name} ratio={0.6} />
        </svg>
      )}
    </div>
  );
}
