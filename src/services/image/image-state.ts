import { LockMode } from '@mikro-orm/postgresql';
import type { Context } from '../../context/context.ts';
import { AppError } from '../../errors.ts';
import { Image } from '../../schema/image.ts';

/** The condition for an image that may be seen. */
export function aliveImage(now = new Date()) {
  return { deletedAt: null, $or: [{ expiresAt: null }, { expiresAt: { $gt: now } }] };
}

/** The same of an image that is at hand, the other way round. */
export function isGone({ deletedAt, expiresAt }: Image, now = new Date()): boolean {
  return deletedAt !== null || (expiresAt !== null && expiresAt <= now);
}

/** Until the transaction of `ctx.em` ends, the image is neither deleted nor purged; GONE if it is by now. */
export async function lockAliveImage(ctx: Context, id: string): Promise<void> {
  const image = await ctx.em.findOne(Image, { id, ...aliveImage() }, { lockMode: LockMode.PESSIMISTIC_READ });
  if (!image) throw new AppError('GONE', `${id} has expired or was deleted.`);
}
