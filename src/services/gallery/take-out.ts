import type { Context } from '../../context/context.ts';
import { announce } from '../../events/announce.ts';
import { changesOf } from '../../events/topics.ts';
import type { Image } from '../../schema/image.ts';
import { library } from './place-image.ts';

/**
 * Puts images of galleries into the library, where their own ends hold again: what has passed its own is gone at once.
 * Expects the images to be locked, and then their galleries.
 */
export async function takeOut(ctx: Context, images: readonly Image[]): Promise<void> {
  // Who watches the gallery looks again too.
  await announce(ctx, ...changesOf('image', images));
  for (const image of images) Object.assign(image, { ...library, expiresAt: image.ownExpiresAt });
  await ctx.em.flush();
}
