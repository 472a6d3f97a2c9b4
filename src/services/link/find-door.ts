import type { AnyContext } from '../../context/context.ts';
import { ofKeptAccount } from '../../schema/account.ts';
import { Gallery } from '../../schema/gallery.ts';
import { GalleryLink } from '../../schema/gallery-link.ts';
import { isGone } from '../../schema/life.ts';
import { kindOfSlug } from './slug.ts';

/** What a slug leads to, whoever's it is, be it still there or not. */
export interface Door {
  gallery: Gallery;
  /** Null for the gallery's own slug. */
  link: GalleryLink | null;
}

/** Rows of anybody, there or gone: a slug is an address and says nothing of who asks. Whoever has it is checked next. */
const anybodys = { filters: { owned: false, alive: false } };

/** Null for what leads nowhere, or is purged. Slugs are compared by the database alone. */
export async function findDoor(ctx: AnyContext, slug: string): Promise<Door | null> {
  const kind = kindOfSlug(slug);
  if (kind === null) return null;
  if (kind === 'gallery') {
    const gallery = await ctx.em.fork().findOne(Gallery, { slug, ...ofKeptAccount }, anybodys);
    return gallery && { gallery, link: null };
  }
  const em = ctx.em.fork();
  const link = await em.findOne(GalleryLink, { slug, ...ofKeptAccount }, anybodys);
  const gallery = link && (await em.findOne(Gallery, { id: link.galleryId }, anybodys));
  return link && gallery && { gallery, link };
}

/** Whether it has led somewhere and leads there no more. */
export function isDoorClosed({ gallery, link }: Door, now: Date): boolean {
  return isGone(gallery, now) || (link !== null && (link.revokedAt !== null || isGone(link, now)));
}
