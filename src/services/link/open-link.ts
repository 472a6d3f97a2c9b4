import { setTimeout as wait } from 'node:timers/promises';
import type { Context } from '../../context/context.ts';
import { AppError } from '../../errors.ts';
import { networkOf } from '../access/network.ts';
import { earliest } from '../list/instant.ts';
import { closed } from './enter-by-link.ts';
import { findDoor, isDoorClosed, isPrivate, lockOf, shownBy } from './find-door.ts';
import { signPass } from './pass.ts';
import { verifyPassword } from './password.ts';
import { kindOfSlug } from './slug.ts';

const passLifeMs = 12 * 3_600_000;
/** From so many wrong ones on: to refuse them all would let anybody lock everybody out. */
const slowedByMs = 2000;

export interface OpenedLink {
  pass: string;
  expiresAt: Date;
}

/**
 * A pass for who knows the password. PASSWORD_REQUIRED for a wrong one, and alike, after the same time, for an address that
 * leads nowhere or asks for none; RATE_LIMITED after ten wrong ones a minute,
 * and for who tries many addresses that lead nowhere.
 */
export async function openLink(
  ctx: Context,
  { slug, password }: { slug: string; password: string },
): Promise<OpenedLink> {
  const ofCaller = `${kindOfSlug(slug) ? slug : ''} ${networkOf(ctx.address)}`;
  // Counted before it is known to be wrong, or all that come at once would be tried.
  await ctx.attempts.count('wrongPassword', ofCaller);
  const door = await findDoor(ctx, slug);
  // A private wishlist's address leads nowhere, as far as anybody is told.
  const lock = door && !isPrivate(door) ? lockOf(door) : null;
  if (lock) await slowDown(ctx, lock.id);
  else await ctx.attempts.count('missedSlug', networkOf(ctx.address));
  const isRight = await verifyPassword(password, lock?.passwordHash ?? null);
  if (!door || !lock || !isRight)
    throw new AppError('PASSWORD_REQUIRED', 'This is not the password of this address.', {
      params: { reason: 'WRONG' },
    });
  await ctx.attempts.takeBack('wrongPassword', ofCaller);
  await ctx.attempts.takeBack('wrongPasswordOfLink', lock.id);
  if (isDoorClosed(door, ctx.now())) throw closed();
  const latest = new Date(ctx.now().getTime() + passLifeMs);
  const expiresAt = earliest(latest, lock.expiresAt, shownBy(door).expiresAt) as Date;
  const claims = { linkId: lock.id, version: lock.version, expiresAt };
  return { pass: signPass(claims, await ctx.readSecrets()), expiresAt };
}

async function slowDown({ attempts }: Context, linkId: string): Promise<void> {
  try {
    await attempts.count('wrongPasswordOfLink', linkId);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    await wait(slowedByMs);
  }
}
