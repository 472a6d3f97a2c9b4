import type { AnyContext } from '../../context/context.ts';
import { ofKeptAccount } from '../../schema/account.ts';
import { Gallery } from '../../schema/gallery.ts';
import { GalleryLink } from '../../schema/gallery-link.ts';
import { isGone } from '../../schema/life.ts';
import { Wishlist } from '../../schema/wishlist.ts';
import { kindOfSlug } from './slug.ts';

export interface GalleryDoor {
  gallery: Gallery;
  /** Null for the gallery's own slug. */
  link: GalleryLink | null;
}

export interface WishlistDoor {
  wishlist: Wishlist;
}

/** What a slug leads to, whoever's it is, be it still there or not. */
export type Door = GalleryDoor | WishlistDoor;

/** Rows of anybody, there or gone: a slug is an address and says nothing of who asks. Whoever has it is checked next. */
const anybodys = { filters: { owned: false, alive: false } };

/** Null for what leads nowhere, or is purged. Slugs are compared by the database alone. */
export async function findDoor(ctx: AnyContext, slug: string): Promise<Door | null> {
  const where = { slug, ...ofKeptAccount };
  const em = ctx.em.fork();
  switch (kindOfSlug(slug)) {
    case 'gallery': {
      const gallery = await em.findOne(Gallery, where, anybodys);
      return gallery && { gallery, link: null };
    }
    case 'wishlist': {
      const wishlist = await em.findOne(Wishlist, where, anybodys);
      return wishlist && { wishlist };
    }
    case 'link': {
      const link = await em.findOne(GalleryLink, where, anybodys);
      const gallery = link && (await em.findOne(Gallery, { id: link.galleryId }, anybodys));
      return link && gallery && { gallery, link };
    }
    case null:
      return null;
  }
}

/** Whether it has led somewhere and leads there no more. */
export function isDoorClosed(door: Door, now: Date): boolean {
  if ('wishlist' in door) return isGone(door.wishlist, now);
  const { gallery, link } = door;
  return isGone(gallery, now) || (link !== null && (link.revokedAt !== null || isGone(link, now)));
}

/** What it opens: a gallery or a wishlist. */
export function shownBy(door: Door): Gallery | Wishlist {
  return 'wishlist' in door ? door.wishlist : door.gallery;
}

/** Whose password is asked at it; null for the own slug of a gallery, which has none. */
export function lockOf(door: Door): GalleryLink | Wishlist | null {
  return 'wishlist' in door ? door.wishlist : door.link;
}

/** Whether it opens to its owner alone; a link never does. */
export function isPrivate(door: Door): boolean {
  return !('link' in door && door.link) && shownBy(door).visibility === 'PRIVATE';
}
