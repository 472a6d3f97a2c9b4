import { lazy, memo, Suspense, useMemo } from 'react';
import { useStore } from 'zustand';
import type { ItemLiveFragment, WishlistLiveFragment } from '../gql/graphql.ts';
import { useFeature } from '../session/session-context.ts';
import { KeepOriginalsSwitch } from '../upload/keep-originals-switch.tsx';
import { ComingRow } from './coming-row.tsx';
import { Composer } from './composer.tsx';
import type { Desk } from './desk.ts';
import { faceOf } from './face-of.ts';
import { ItemRow } from './item-row.tsx';
import classes from './items.module.css';
import { wishlistUploadsFeature } from './wishlist-uploads.ts';

/** Of no use before there are two. */
const ItemSorting = lazy(async () => ({ default: (await import('./item-sorting.tsx')).ItemSorting }));

interface ItemPanelProps {
  desk: Desk;
  wishlist: WishlistLiveFragment;
  items: readonly ItemLiveFragment[];
  onEdit: (id: string) => void;
  onRemove: (id: string) => void;
}

/** The items as a list: what they are, how far they have come, and their order. */
export const ItemPanel = memo(function ItemPanel({
  desk,
  wishlist,
  items,
  onEdit,
  onRemove,
}: ItemPanelProps) {
  const uploads = useFeature(wishlistUploadsFeature).of(wishlist);
  const coming = useStore(uploads.coming);
  // The same as long as the items are: of a hundred rows none is looked at when a piece is dragged.
  const rows = useMemo(
    () =>
      items.map((item) => (
        <ItemRow key={faceOf(item).id} item={item} desk={desk} onEdit={onEdit} onRemove={onRemove} />
      )),
    [items, desk, onEdit, onRemove],
  );
  const list = (
    <ul className={classes.list} aria-label="Items in their order">
      {rows}
      {coming.map((upload) => (
        <ComingRow key={upload.key} upload={upload} uploads={uploads} />
      ))}
    </ul>
  );
  return (
    <section className={classes.panel} aria-label="Items">
      <Composer wishlist={wishlist} uploads={uploads} />
      {items.length + coming.length === 0 && (
        <p className={classes.empty}>
          Nothing yet. Choose photos, paste a picture or a shop’s link, or type a name and press Enter.
        </p>
      )}
      {items.length > 1 ? (
        <Suspense fallback={list}>
          <ItemSorting items={items} onMove={desk.move}>
            {list}
          </ItemSorting>
        </Suspense>
      ) : (
        list
      )}
      <KeepOriginalsSwitch className={classes.keep} />
    </section>
  );
});
