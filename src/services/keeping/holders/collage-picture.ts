import type { Holder } from '../holder.ts';
import { reapWithObjects } from '../reap-with-objects.ts';

/** So long the picture of a collage that shows another one by now is there: links to it are out. */
export const staleMs = 86_400_000;

const endOfWishlist = 'coalesce(wishlist.restorable_until, wishlist.gone_at, wishlist.expires_at)';

/** Of a wishlist that is gone for good, or stale. */
const ended = `(picture.stale_at <= ? or picture.collage_id is null or exists (
    select from collage join wishlist on wishlist.id = collage.wishlist_id
      where collage.id = picture.collage_id and coalesce(wishlist.restorable_until, wishlist.gone_at) <= ?))`;

/** A collage as a file. Nobody lists one, so none is hidden; its door asks whether its wishlist is there. */
export const collagePictureHolder: Holder = {
  counted: null,

  endings: (_ctx, after, until) => [
    {
      rows: 'from collage_picture picture where picture.stale_at > ? and picture.stale_at <= ?',
      end: 'picture.stale_at',
      values: [after, until].map((instant) => new Date(instant.getTime() - staleMs)),
      objects: { key: 'picture.key' },
    },
    {
      rows: `from collage_picture picture join collage on collage.id = picture.collage_id
        join wishlist on wishlist.id = collage.wishlist_id where ${endOfWishlist} > ? and ${endOfWishlist} <= ?`,
      end: endOfWishlist,
      values: [after, until],
      objects: { key: 'picture.key' },
    },
  ],

  async reap(reaping) {
    let last = '';
    await reapWithObjects(reaping, null, {
      async take({ em, now }, limit) {
        const rows = await em.execute<{ key: string }[]>(
          `select key from collage_picture picture where key > ? and ${ended} order by key limit ?`,
          [last, new Date(now().getTime() - staleMs), now(), limit],
        );
        last = rows.at(-1)?.key ?? last;
        const keys = rows.map(({ key }) => key);
        await em.execute(
          'update stored_object set deleted_at = ? where key = any(?::text[]) and deleted_at is null',
          [now(), `{${keys.join(',')}}`],
        );
        return keys;
      },
      listObjects: ({ em }, keys) =>
        em.execute(
          'select key as id, key, byte_size as "byteSize" from stored_object where key = any(?::text[])',
          [`{${keys.join(',')}}`],
        ),
      async bury({ em }, keys) {
        const list = `{${keys.join(',')}}`;
        await em.execute('delete from collage_picture where key = any(?::text[])', [list]);
        await em.execute('delete from stored_object where key = any(?::text[])', [list]);
        return keys.length;
      },
    });
  },
};
