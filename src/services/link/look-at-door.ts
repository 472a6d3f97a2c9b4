import type { Context } from '../../context/context.ts';
import type { LinkDoor } from '../../schema/gallery-link.ts';
import { networkOf } from '../access/network.ts';
import { closed } from './enter-by-link.ts';
import { findDoor, isDoorClosed } from './find-door.ts';

/** Null for an address that leads nowhere, GONE for one that has; RATE_LIMITED as `enterByLink` is. */
export async function lookAtDoor(ctx: Context, slug: string): Promise<LinkDoor | null> {
  const door = await findDoor(ctx, slug);
  if (!door || (!door.link && door.gallery.visibility === 'PRIVATE')) {
    await ctx.attempts.count('missedSlug', networkOf(ctx.address));
    return null;
  }
  if (isDoorClosed(door, ctx.now())) throw closed();
  const { link } = door;
  return { kind: 'GALLERY', needsPassword: link?.passwordHash != null, canUpload: link?.canUpload ?? false };
}
