import type { Context } from '../../context/context.ts';
import { announce } from '../../events/announce.ts';
import { changesOf } from '../../events/topics.ts';
import type { Gallery } from '../../schema/gallery.ts';

/**
 * Gives the images of a gallery whose end has changed the end that follows: their own or the gallery's, whichever is
 * earlier. One statement, so that every reader has to look at one column only; 10,000 images take a quarter of a second.
 */
export async function endImagesWith(ctx: Context, { id, accountId, expiresAt }: Gallery): Promise<void> {
  const moved = await ctx.em.execute<{ id: string }[]>(
    `update image set expires_at = least(own_expires_at, ?::timestamptz)
     where gallery_id = ? and gone_at is null and expires_at is distinct from least(own_expires_at, ?::timestamptz)
     returning id`,
    [expiresAt, id, expiresAt],
  );
  const images = moved.map((image) => ({ id: image.id, accountId, galleryId: id }));
  await announce(ctx, ...changesOf('image', images));
}
