import type { Context } from '../../context/context.ts';
import { enterScope } from '../../context/enter-scope.ts';
import type { LinkScope } from '../../context/scope.ts';
import { AppError } from '../../errors.ts';
import type { GalleryLink } from '../../schema/gallery-link.ts';
import { isGone } from '../../schema/life.ts';
import { networkOf } from '../access/network.ts';
import { earliest } from '../list/instant.ts';
import { type Door, findDoor, isDoorClosed, isPrivate, lockOf, shownBy } from './find-door.ts';
import { readPass } from './pass.ts';

export interface Address {
  slug: string;
  pass?: string | null;
  /** Whether the owner too comes as a guest. Default: they see all that is theirs. */
  asGuest?: boolean;
}

/**
 * The context of who came by an address: it finds what that shows and nothing else. The owner's own stays as it is. Null
 * for an address that leads nowhere, which a private gallery's is to all others; GONE for one that has led somewhere;
 * PASSWORD_REQUIRED without a pass that is good; RATE_LIMITED for who tries many that lead nowhere.
 */
export async function enterByLink(ctx: Context, { slug, pass, asGuest }: Address): Promise<Context | null> {
  const door = await findDoor(ctx, slug);
  const isOwner =
    door !== null && ctx.scope.kind === 'account' && ctx.scope.accountId === shownBy(door).accountId;
  if (isOwner && !asGuest) {
    if (isGone(shownBy(door), ctx.now())) throw closed();
    return ctx;
  }
  const open = await admitStranger(ctx, door);
  if (!open) return null;
  const lock = lockOf(open);
  const passEnd = lock?.passwordHash ? await checkPass(ctx, lock, pass) : null;
  if ('link' in open && open.link) await noteUse(ctx, open.link);
  return enterScope(ctx, scopeOf(open, slug, passEnd));
}

/** The door, where it is one for everybody; null, and the miss counted, where it is none. GONE for one that has been. */
export async function admitStranger(ctx: Context, door: Door | null): Promise<Door | null> {
  if (!door || isPrivate(door)) {
    await ctx.attempts.count('missedSlug', networkOf(ctx.address));
    return null;
  }
  if (isDoorClosed(door, ctx.now())) throw closed();
  return door;
}

/** What a door that is open shows. */
export function scopeOf(door: Door, slug: string, passEnd: Date | null): LinkScope {
  const { id, accountId, version, expiresAt } = shownBy(door);
  const link = 'link' in door ? door.link : null;
  return {
    kind: 'link',
    ownerId: accountId,
    galleryId: 'gallery' in door ? id : '',
    wishlistId: 'wishlist' in door ? id : '',
    slug,
    linkId: link?.id ?? null,
    version: link?.version ?? version,
    canSee: link?.canSee ?? true,
    canGetOriginals: link ? link.canSee && link.canGetOriginals : false,
    canUpload: link?.canUpload ?? false,
    endsAt: earliest(expiresAt, link?.expiresAt, passEnd),
    passEndsAt: passEnd,
  };
}

async function checkPass(
  ctx: Context,
  lock: { id: string; version: number },
  pass: string | null | undefined,
): Promise<Date> {
  const end = pass == null ? 'MISSING' : readPass(pass, lock, await ctx.readSecrets(), ctx.now());
  if (end instanceof Date) return end;
  throw new AppError('PASSWORD_REQUIRED', 'Expected a pass for this address, as openLink gives it.', {
    params: { reason: end },
  });
}

export function closed(): AppError {
  return new AppError('GONE', 'What was shared by this address has ended.');
}

const hourMs = 3_600_000;

/** To the hour: a link that is opened a thousand times a minute is not written as often. */
async function noteUse(ctx: Context, { id, lastUsedAt }: GalleryLink): Promise<void> {
  const now = ctx.now();
  const before = new Date(now.getTime() - hourMs);
  if (lastUsedAt && lastUsedAt > before) return;
  await ctx.em
    .fork()
    .execute(
      'update gallery_link set last_used_at = ? where id = ? and (last_used_at is null or last_used_at <= ?)',
      [now, id, before],
    );
}
