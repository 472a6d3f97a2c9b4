import { setTimeout as wait } from 'node:timers/promises';
import type { Context } from '../../context/context.ts';
import type { LinkScope } from '../../context/scope.ts';
import { Gallery } from '../../schema/gallery.ts';
import { GalleryLink } from '../../schema/gallery-link.ts';
import { parseId } from '../../schema/id.ts';
import { Image } from '../../schema/image.ts';
import type { FeedEvent } from '../../tools/feed/watch.ts';
import { decodeCursor, type Place } from './cursor.ts';
import { type Condition, listChanges } from './list-changes.ts';
import { type Change, tellChanges } from './tell-changes.ts';
import { renewContext } from './watch.ts';

/** No image is told more often. */
const imageEveryMs = 200;

type Row = Gallery | Image | GalleryLink;

interface Told {
  galleryId: string;
  image: Image | null;
  deletedId: string | null;
  isReordered: boolean;
  /** The gallery, or the way into it, has ended: nothing comes after it. */
  isOver: boolean;
}

/** A change of a gallery as it is told to one who watches. */
export type GalleryChange = Change<Told>;

/** The gallery now, then every change of it and of its images that who watches can see, until it or their way into it ends. */
export async function watchGallery(
  ctx: Context,
  gallery: Gallery,
  { after }: { after?: string | null },
): Promise<AsyncIterableIterator<GalleryChange>> {
  const { id: galleryId } = gallery;
  const place = after == null ? null : decodeCursor(after);
  const em = ctx.em.fork();
  const events = await ctx.events.galleries.watch({
    of: { galleryId },
    list: (told) =>
      listChanges(
        { em: em.fork() },
        {
          topic: 'gallery',
          of: galleryId,
          told: told ?? place,
          // All of its images may have changed, and as many have left it.
          most: 2 * ctx.config.maxGalleryImages + 10_000,
          besides: (from) => ownRow(galleryId, from),
        },
      ),
    isFinal: () => false,
    onEvent: () => renewContext(ctx),
  });
  const scope = ctx.scope.kind === 'link' ? ctx.scope : null;
  return tellChanges(ctx.alarm, events, {
    read: createReader({ galleryId, scope, isResumed: place !== null }),
    over: { galleryId, image: null, deletedId: null, isReordered: false, isOver: true },
    endsAt: scope?.passEndsAt ?? null,
  });
}

/** The gallery itself, and images that have ended and whose rows say nothing of it yet. Clocks differ by less than a minute. */
function ownRow(galleryId: string, from: Place | null): Condition {
  const since = from ? 'to_timestamp(?::float8 / 1000)' : 'now()';
  return {
    sql: `select ?::text as id union all select id from image where gallery_id = ? and gone_at is null and expires_at <= now()
      and expires_at > ${since} - interval '${from && !from.isBeginning ? 1 : 10} minutes'`,
    values: [galleryId, galleryId, ...(from ? [from.mark.atMs] : [])],
  };
}

interface Watcher {
  galleryId: string;
  /** Of who came by an address; null for the owner. */
  scope: LinkScope | null;
  isResumed: boolean;
}

function createReader(watcher: Watcher): (event: FeedEvent<Row>) => Promise<Told | null> {
  const { galleryId } = watcher;
  const toldAt = new Map<string, number>();
  // Who comes back may have missed that its images were put in another order.
  let order: number | null = watcher.isResumed ? 0 : null;
  return async ({ id, row }) => {
    const nothing: Told = { galleryId, image: null, deletedId: null, isReordered: false, isOver: false };
    if (isOver(watcher, id, row)) return { ...nothing, isOver: true };
    if (row instanceof Gallery) {
      const isReordered = order !== null && row.orderRevision !== order;
      order = row.orderRevision;
      return { ...nothing, isReordered };
    }
    if (id === null) return nothing;
    if (parseId(id) !== 'Image' || !canBeTold(watcher, row)) return null;
    const waitMs = (toldAt.get(id) ?? 0) + imageEveryMs - Date.now();
    if (waitMs > 0) await wait(waitMs, null, { ref: false });
    toldAt.set(id, Date.now());
    const isIn = row instanceof Image && row.galleryId === galleryId;
    return isIn ? { ...nothing, image: row } : { ...nothing, deletedId: id };
  };
}

function isOver({ galleryId, scope }: Watcher, id: string | null, row: Row | null): boolean {
  if (id === galleryId && row === null) return true;
  if (scope === null) return false;
  if (row instanceof Gallery) return scope.linkId === null && row.version !== scope.version;
  if (id === null || id !== scope.linkId) return false;
  return !(row instanceof GalleryLink) || row.revokedAt !== null || row.version !== scope.version;
}

/** To who came by an address nothing is said of what it does not show, be it that it is not there. */
function canBeTold({ scope }: Watcher, row: Row | null): boolean {
  if (scope === null) return true;
  return scope.canSee && !(row instanceof Image && (row.needsApproval || row.status !== 'READY'));
}
