import type { SystemContext } from '../../context/context.ts';
import { Gallery } from '../../schema/gallery.ts';
import { GalleryLink } from '../../schema/gallery-link.ts';
import { Image } from '../../schema/image.ts';
import { Wishlist } from '../../schema/wishlist.ts';

const everyMs = 500;

/** Tells who watches of whatever expires, within a second. Whoever comes later asks for it themselves (watch.ts). */
export function startExpiryClock(ctx: SystemContext): { stop(): Promise<void> } {
  let toldUntil = ctx.now();
  let telling: Promise<void> | null = null;

  async function tell(): Promise<void> {
    const now = ctx.now();
    try {
      const { images, galleries, wishlists } = ctx.events;
      if (images.size() + galleries.size() + wishlists.size() > 0) await tellBetween(ctx, toldUntil, now);
      toldUntil = now;
    } catch (error) {
      // The next tick begins where this one did; what is wrong with the database others say.
      ctx.log.debug({ event: 'watch.expiry_failed', err: error });
    }
  }

  const timer = setInterval(() => {
    telling ??= tell().finally(() => {
      telling = null;
    });
  }, everyMs).unref();
  return {
    async stop() {
      clearInterval(timer);
      await telling;
    },
  };
}

async function tellBetween({ em, events }: SystemContext, after: Date, until: Date): Promise<void> {
  const isDue = { goneAt: null, expiresAt: { $gt: after, $lte: until } };
  // What is hidden by now is told by who has hidden it.
  const gone = { filters: { alive: false } } as const;
  const images = await em.fork().find(Image, isDue, { ...gone, fields: ['id', 'accountId', 'galleryId'] });
  for (const { id, accountId, galleryId } of images) {
    events.images.touch({ id, accountId });
    if (galleryId !== null) events.galleries.touch({ id, galleryId });
  }
  const galleries = await em.fork().find(Gallery, isDue, { ...gone, fields: ['id'] });
  for (const { id } of galleries) events.galleries.touch({ id, galleryId: id });
  const links = await em.fork().find(GalleryLink, isDue, { ...gone, fields: ['id', 'galleryId'] });
  for (const { id, galleryId } of links) events.galleries.touch({ id, galleryId });
  const wishlists = await em.fork().find(Wishlist, isDue, { ...gone, fields: ['id'] });
  for (const { id } of wishlists) events.wishlists.touch({ id, wishlistId: id, shownOf: id });
}
