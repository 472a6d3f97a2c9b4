import type { Context } from '../../context/context.ts';
import { announce } from '../../events/announce.ts';
import { changesOf } from '../../events/topics.ts';
import type { Gallery } from '../../schema/gallery.ts';

/**
 * Gives the images of a gallery whose end has changed the end that follows: their own or the gallery's, whichever is
 * earlier; also those that were deleted and can come back. One statement, so that every reader has to look at one column only.
 */
export async function endImagesWith(ctx: Context, { id, accountId, expiresAt }: Gallery): Promise<void> {
  const moved = await ctx.em.execute<{ id: string }[]>(
    `update image set expires_at = least(own_expires_at, ?::timestamptz)
     where gallery_id = ? and (gone_at is null or restorable_until > ?)
       and expires_at is distinct from least(own_expires_at, ?::timestamptz)
     returning id`,
    [expiresAt, id, ctx.now(), expiresAt],
  );
  const images = moved.map((image) => ({ id: image.id, accountId, galleryId: id }));
  await announce(ctx, ...changesOf('image', images));
}
