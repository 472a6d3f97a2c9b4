import { LockMode } from '@mikro-orm/postgresql';
import type { Context } from '../../context/context.ts';
import { AppError } from '../../errors.ts';
import { Image } from '../../schema/image.ts';

/** Until the transaction of `ctx.em` ends, the image is neither deleted nor purged; GONE if it is by now. */
export async function lockAliveImage(ctx: Context, id: string): Promise<void> {
  const image = await ctx.em.findOne(Image, { id }, { lockMode: LockMode.PESSIMISTIC_READ });
  if (!image) throw new AppError('GONE', `${id} has expired or was deleted.`);
}
