import type { Context } from '../../context/context.ts';
import type { LinkDoor } from '../../schema/gallery-link.ts';
import { admitStranger } from './enter-by-link.ts';
import { findDoor, lockOf } from './find-door.ts';

/** Null for an address that leads nowhere, GONE for one that has; RATE_LIMITED as `enterByLink` is. */
export async function lookAtDoor(ctx: Context, slug: string): Promise<LinkDoor | null> {
  const door = await admitStranger(ctx, await findDoor(ctx, slug));
  if (!door) return null;
  return {
    kind: 'wishlist' in door ? 'WISHLIST' : 'GALLERY',
    needsPassword: lockOf(door)?.passwordHash != null,
    canUpload: 'link' in door && (door.link?.canUpload ?? false),
  };
}
