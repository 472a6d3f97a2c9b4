import type { Context } from '../../context/context.ts';
import type { LinkScope } from '../../context/scope.ts';
import type { ClaimedItem } from '../../events/hub.ts';
import { readClaimed } from '../../events/topics.ts';
import { Collage } from '../../schema/collage.ts';
import { parseId } from '../../schema/id.ts';
import { isRevealed, Wishlist } from '../../schema/wishlist.ts';
import { WishlistItem } from '../../schema/wishlist-item.ts';
import type { FeedEvent } from '../../tools/feed/watch.ts';
import { decodeCursor } from './cursor.ts';
import { listChanges } from './list-changes.ts';
import { type Change, tellChanges } from './tell-changes.ts';
import { renewContext } from './watch.ts';

type Row = Wishlist | WishlistItem | Collage | ClaimedItem;

interface Told {
  wishlistId: string;
  item: WishlistItem | null;
  collage: Collage | null;
  deletedId: string | null;
  /** The wishlist, or the way into it, has ended: nothing comes after it. */
  isOver: boolean;
}

/** A change of a wishlist as it is told to one who watches. */
export type WishlistChange = Change<Told>;

/**
 * The wishlist now, then every change of it, its items and its collages, until it or the way into it ends. What is claimed is
 * told to everybody but its owner, who is told from `revealAt` on, beginning with one event at that instant.
 */
export async function watchWishlist(
  ctx: Context,
  wishlist: Wishlist,
  { after }: { after?: string | null },
): Promise<AsyncIterableIterator<WishlistChange>> {
  const scope = ctx.scope.kind === 'link' ? ctx.scope : null;
  const watcher: Watcher = { wishlist, scope };
  const place = after == null ? null : decodeCursor(after);
  const events = await watchUntilReveal(ctx, watcher, place);
  return tellChanges(ctx.alarm, events, {
    read: (event) => read(watcher, event),
    over: { ...nothingOf(wishlist), isOver: true },
    endsAt: scope?.passEndsAt ?? null,
  });
}

type Events = AsyncIterableIterator<FeedEvent<Row>>;

/** By a key that no claim has, or by one that all changes have. */
function watchRows(
  ctx: Context,
  { id: wishlistId }: Wishlist,
  { place, isShown }: { place: string | null; isShown: boolean },
): Promise<Events> {
  const em = ctx.em.fork();
  return ctx.events.wishlists.watch({
    of: isShown ? { shownOf: wishlistId } : { wishlistId },
    list: (told) =>
      listChanges(
        { em: em.fork() },
        {
          topic: 'wishlist',
          with: isShown ? 'claim' : null,
          of: wishlistId,
          told: told ?? place,
          besides: () => ({ sql: 'select ?::text as id', values: [wishlistId] }),
        },
      ),
    isFinal: () => false,
    onEvent: () => renewContext(ctx),
  });
}

/**
 * What its owner watches until `revealAt` knows nothing of claims, not even that there was something to pass over. At that
 * instant it ends, and what visitors watch takes its place, from where it stood: its first event is the wishlist itself.
 */
async function watchUntilReveal(ctx: Context, watcher: Watcher, place: string | null): Promise<Events> {
  const isShown = () => watcher.scope !== null || isRevealed(watcher.wishlist, ctx.now());
  let told = place;
  let wasShown = isShown();
  let current = await watchRows(ctx, watcher.wishlist, { place, isShown: wasShown });
  const arm = () => {
    const { revealAt } = watcher.wishlist;
    return wasShown || revealAt === null ? null : ctx.alarm.at(revealAt, () => void current.return?.());
  };
  let disarm = arm();
  let isLeft = false;
  const events: Events = {
    async next() {
      for (;;) {
        const result = await current.next();
        if (result.done && !isLeft && !wasShown && isShown()) {
          wasShown = true;
          current = await watchRows(ctx, watcher.wishlist, { place: told, isShown: true });
          continue;
        }
        if (result.done) return result;
        told = result.value.mark ?? told;
        if (result.value.row instanceof Wishlist) {
          watcher.wishlist = result.value.row;
          disarm?.();
          disarm = arm();
        }
        return result;
      }
    },
    async return() {
      isLeft = true;
      disarm?.();
      await current.return?.();
      return { value: undefined, done: true };
    },
    [Symbol.asyncIterator]: () => events,
  };
  return events;
}

interface Watcher {
  /** As it was last told. */
  wishlist: Wishlist;
  /** Of who came by its address; null for its owner. */
  scope: LinkScope | null;
}

const nothingOf = ({ id }: Wishlist): Told => ({
  wishlistId: id,
  item: null,
  collage: null,
  deletedId: null,
  isOver: false,
});

/** What is told of it; null for nothing. */
function read(watcher: Watcher, { id, row }: FeedEvent<Row>): Told | null {
  const { wishlist, scope } = watcher;
  const nothing = nothingOf(wishlist);
  if (id === null) return nothing;
  if (id === wishlist.id) {
    if (!(row instanceof Wishlist)) return { ...nothing, isOver: true };
    const isClosed = scope !== null && (row.version !== scope.version || row.visibility === 'PRIVATE');
    return { ...nothing, isOver: isClosed };
  }
  if (readClaimed(id) !== null) return row ? { ...nothing, item: (row as ClaimedItem).item } : null;
  if (row instanceof Collage) return { ...nothing, collage: row };
  if (row instanceof WishlistItem) return { ...nothing, item: row };
  return parseId(id) === 'WishlistItem' ? { ...nothing, deletedId: id } : null;
}
