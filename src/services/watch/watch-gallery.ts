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
import { renewContext } from './watch.ts';

/** No image is told more often. */
const imageEveryMs = 200;

type Row = Gallery | Image | GalleryLink;

/** A change of a gallery as it is told to one who watches. */
export interface GalleryChange {
  galleryId: string;
  image: Image | null;
  deletedId: string | null;
  isReordered: boolean;
  mark: string | null;
  isCaughtUp: boolean;
  /** The gallery, or the way into it, has ended: nothing comes after it. */
  isOver: boolean;
}

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
  return tellChanges(ctx, events, {
    galleryId,
    scope: ctx.scope.kind === 'link' ? ctx.scope : null,
    isResumed: place !== null,
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

type Told = Pick<GalleryChange, 'image' | 'deletedId' | 'isReordered' | 'isOver'>;

const nothing: Told = { image: null, deletedId: null, isReordered: false, isOver: false };

/** No generator: who leaves one that waits would wait with it. */
function tellChanges(
  { alarm }: Context,
  events: AsyncIterableIterator<FeedEvent<Row>>,
  watcher: Watcher,
): AsyncIterableIterator<GalleryChange> {
  const { galleryId, scope } = watcher;
  const done = { value: undefined, done: true } as const;
  const toldAt = new Map<string, number>();
  // Who comes back may have missed that its images were put in another order.
  let order: number | null = watcher.isResumed ? 0 : null;
  let isTimeUp = false;
  let isEnded = false;
  const dropAlarm =
    scope?.passEndsAt &&
    alarm.at(scope.passEndsAt, () => {
      isTimeUp = true;
      void events.return?.();
    });

  async function stop(): Promise<void> {
    isEnded = true;
    dropAlarm?.();
    await events.return?.();
  }

  /** What is told of it to this one; null for nothing. */
  async function read({ id, row }: FeedEvent<Row>): Promise<Told | null> {
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
  }

  async function next(): Promise<IteratorResult<GalleryChange>> {
    while (!isEnded) {
      const { value: event, done: isLast } = await events.next();
      const told = isLast ? isTimeUp && !isEnded && { ...nothing, isOver: true } : await read(event);
      if (isLast && !told) return done;
      if (!told) continue;
      if (told.isOver) await stop();
      const { mark, isCaughtUp } = event ?? { mark: null, isCaughtUp: true };
      return { value: { galleryId, ...told, mark, isCaughtUp }, done: false };
    }
    return done;
  }

  return {
    next,
    async return() {
      await stop();
      return done;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
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
