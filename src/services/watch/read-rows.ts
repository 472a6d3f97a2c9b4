import type { Context } from '../../context/context.ts';
import { Account } from '../../schema/account.ts';
import { Image } from '../../schema/image.ts';
import { Job } from '../../schema/job.ts';

/** What the jobs feed reads by, oldest change first. */
export function createJobReader(ctx: Pick<Context, 'em'>) {
  return async (ids: string[]) =>
    (
      await ctx.em
        .fork()
        .find(Job, { id: { $in: ids } }, { orderBy: { updatedAt: 'asc' }, disableIdentityMap: true })
    ).map(detach);
}

export function createImageReader(ctx: Pick<Context, 'em'>) {
  return async (ids: string[]) =>
    (
      await ctx.em
        .fork()
        .find(Image, { id: { $in: ids } }, { orderBy: { updatedAt: 'asc' }, disableIdentityMap: true })
    ).map(detach);
}

/** Those that are not deleted. What they hold, whoever is told of them reads. */
export function createAccountReader(ctx: Pick<Context, 'em'>) {
  return async (ids: string[]) =>
    (
      await ctx.em.fork().find(Account, { id: { $in: ids }, deletedAt: null }, { disableIdentityMap: true })
    ).map(detach);
}

/** The row without what the mapper keeps beside it, which is three times as much: a slow reader may hold thousands. */
function detach<Row extends object>(row: Row): Row {
  return Object.setPrototypeOf({ ...row }, Object.getPrototypeOf(row));
}
