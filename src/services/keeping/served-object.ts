import type { SystemContext } from '../../context/context.ts';
import { aliveSql } from '../../schema/life.ts';
import { readVia } from '../access/via.ts';
import { earliest } from '../list/instant.ts';

/** An object as the door of files sees it. */
export interface ServedObject {
  /** Whether it, its image, or what its URL was given through, has ended, whatever the URL's signature says. */
  isGone: boolean;
  /** The earliest end of all these; null for none. */
  endsAt: Date | null;
}

interface Row {
  deleted_at: Date | null;
  image_is_there: boolean | null;
  image_ends: Date | null;
  way_is_open: boolean | null;
  way_ends: Date | null;
}

const isThere = (alias: string) => aliveSql(alias, ':now');

/** Through a link: it is good, shows what its gallery has, and the image is still there and to be seen. */
const linkIsOpen = `link.revoked_at is null and link.can_see and link.version = :version and ${isThere('link')}`;
/** By the own slug of a gallery or a wishlist. */
const slugIsOpen = (alias: string) => `${alias}.visibility = 'UNLISTED' and ${alias}.version = :version`;
const galleryIsOpen = `gallery.id is not null and image.gallery_id = gallery.id and not image.needs_approval
  and ${isThere('gallery')} and (${linkIsOpen} or link.id is null and ${slugIsOpen('gallery')})`;
const wishlistIsOpen = `wishlist.id = :via and ${isThere('wishlist')} and ${slugIsOpen('wishlist')}`;

const sql = `
  select object.deleted_at,
    least(image.expires_at, case when picture.key is not null then wishlist.expires_at end) as image_ends,
    (image.id is null or ${isThere('image')}) and (picture.key is null or coalesce(${isThere('wishlist')}, false)) as image_is_there,
    least(gallery.expires_at, link.expires_at, wishlist.expires_at) as way_ends,
    coalesce(${galleryIsOpen}, false) or coalesce(${wishlistIsOpen}, false) as way_is_open
  from stored_object object
  join account on account.id = object.account_id and account.deleted_at is null
  left join image on image.id = object.image_id
  left join collage_picture picture on picture.key = object.key
  left join collage on collage.id = picture.collage_id
  left join wishlist_item item on item.id = image.item_id
  left join wishlist on wishlist.id = coalesce(item.wishlist_id, collage.wishlist_id)
  left join gallery_link link on link.id = :via
  left join gallery on gallery.id = coalesce(link.gallery_id, :via)
  where object.key = :key`;

/** One statement by keys, whoever's the object is; null for what was never there or is purged, and of a deleted account. */
export async function findServedObject(
  ctx: SystemContext,
  key: string,
  via: string | null | undefined,
): Promise<ServedObject | null> {
  const way = via ? readVia(via) : { id: '', version: 0 };
  const named: Record<string, unknown> = { now: ctx.now(), version: way.version, via: way.id, key };
  const values: unknown[] = [];
  const text = sql.replace(/(?<!:):([a-z]+)/g, (_all, name: string) => {
    values.push(named[name]);
    return '?';
  });
  const [row] = await ctx.em.execute<Row[]>(text, values);
  if (!row) return null;
  const isOpen = !via || row.way_is_open === true;
  return {
    isGone: row.deleted_at !== null || row.image_is_there === false || !isOpen,
    endsAt: earliest(toDate(row.image_ends), via ? toDate(row.way_ends) : null),
  };
}

/** Rows by hand come as the driver has them. */
function toDate(value: Date | string | null): Date | null {
  return value === null ? null : new Date(value);
}
