import type { Context } from '../../context/context.ts';
import type { LinkDoor } from '../../schema/gallery-link.ts';
import { admitStranger } from './enter-by-link.ts';
import { findDoor } from './find-door.ts';

/** Null for an address that leads nowhere, GONE for one that has; RATE_LIMITED as `enterByLink` is. */
export async function lookAtDoor(ctx: Context, slug: string): Promise<LinkDoor | null> {
  const door = await admitStranger(ctx, await findDoor(ctx, slug));
  if (!door) return null;
  const { link } = door;
  return { kind: 'GALLERY', needsPassword: link?.passwordHash != null, canUpload: link?.canUpload ?? false };
}
