import type { Change, ToldNode } from '../api/changes.ts';
import type { CollageLiveFragment, ItemLiveFragment, WishlistLiveFragment } from '../gql/graphql.ts';
import { faceOf } from './face-of.ts';
import { type Shape, shapes } from './shape.ts';

/** A wishlist that is open, with all that its page shows. What has not changed is the same object as before. */
export interface OpenWishlist {
  wishlist: WishlistLiveFragment;
  /** In their order. */
  items: readonly ItemLiveFragment[];
  desktop: CollageLiveFragment;
  phone: CollageLiveFragment;
}

/** With what became known of it, its items, its collages, their pictures or the work on them; all else is nothing to it. */
export function applyChanges(open: OpenWishlist, changes: readonly Change[]): OpenWishlist {
  const items = new Map(open.items.map((item) => [faceOf(item).id, item]));
  const next = { wishlist: open.wishlist, desktop: open.desktop, phone: open.phone };
  for (const { node } of changes) {
    if (!node) continue;
    if (node.__typename === 'WishlistItem') takeItem(items, node as ToldNode & ItemLiveFragment);
    else if (node.__typename === 'Image' || node.__typename === 'Job') takeWork(items, node);
    else if (node.id === open.wishlist.id) next.wishlist = newer(next.wishlist, node as WishlistLiveFragment);
    else if (node.__typename === 'Collage')
      for (const shape of Object.keys(shapes) as Shape[])
        if (node.id === next[shape].id) next[shape] = newer(next[shape], node as CollageLiveFragment);
  }
  // Also those that are told of before the list that has them; and another wishlist's never are.
  const ordered = next.wishlist.order.flatMap(({ id }) => items.get(id) ?? []);
  return { ...next, items: isSame(open.items, ordered) ? open.items : ordered };
}

/** Of the same revision what came later: what is claimed raises none. */
const newer = <T extends { revision: number }>(now: T, told: T): T =>
  told.revision >= now.revision ? told : now;

function takeItem(items: Map<string, ItemLiveFragment>, told: ToldNode & ItemLiveFragment) {
  const now = items.get(told.id);
  if (!now || told.revision >= now.revision) items.set(told.id, told);
}

/** Progress and thumbnails are told of the job and the picture alone. */
function takeWork(items: Map<string, ItemLiveFragment>, node: ToldNode) {
  const field = node.__typename === 'Image' ? 'image' : 'job';
  for (const [id, item] of items) {
    const part = item[field] as (ToldNode & { revision: number }) | null | undefined;
    if (part?.id !== node.id || part.revision > (node as ToldNode & { revision: number }).revision) continue;
    items.set(id, { ...item, [field]: { ...part, ...node } });
  }
}

const isSame = <T>(a: readonly T[], b: readonly T[]) =>
  a.length === b.length && a.every((each, at) => each === b[at]);
