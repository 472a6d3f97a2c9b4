import { randomInt } from 'node:crypto';
import type { Context } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { Collage } from '../../schema/collage.ts';
import { createId } from '../../schema/id.ts';
import type { Wishlist } from '../../schema/wishlist.ts';
import { askLayout } from './ask-layout.ts';
import { nearestAspect } from './nearest-aspect.ts';

export const largestSeed = 2 ** 31 - 1;

/** The one of the aspect nearest to what is asked; whoever asks first for it has it laid out. */
export async function findCollage(
  ctx: Context,
  wishlist: Pick<Wishlist, 'id' | 'accountId'>,
  aspect: number | null | undefined,
): Promise<Collage> {
  const key = { wishlistId: wishlist.id, aspect: nearestAspect(aspect) };
  const found = await ctx.loaders.collage.load(key);
  if (found) return found;
  await inTransaction({ ...ctx, em: ctx.em.fork() }, async (inner) => {
    const rows = await inner.em.execute<{ id: string }[]>(
      `insert into collage (id, account_id, wishlist_id, aspect, seed, asked) values (?, ?, ?, ?, ?, 0)
       on conflict (wishlist_id, aspect) do nothing returning id`,
      [createId('Collage'), wishlist.accountId, wishlist.id, key.aspect, randomInt(largestSeed)],
    );
    for (const { id } of rows) await askLayout(inner, wishlist.id, id);
  });
  ctx.loaders.collage.clear(key);
  return ctx.em.findOneOrFail(Collage, key, { refresh: true });
}

/** That of this wishlist and aspect, as it stands, until the transaction of `ctx.em` ends. */
export async function lockCollage(ctx: Context, { id }: Pick<Collage, 'id'>): Promise<Collage> {
  await ctx.em.execute('select from collage where id = ? for no key update', [id]);
  return ctx.em.findOneOrFail(Collage, { id }, { refresh: true });
}
