import type { Context } from '../../context/context.ts';
import { AppError } from '../../errors.ts';
import type { Usage } from '../../schema/account.ts';
import { Image } from '../../schema/image.ts';
import { activeJob, Job } from '../../schema/job.ts';
import { requireOwner } from '../access/require-owner.ts';

/** What an account holds is counted, not kept, so it is never wrong. */
export async function readUsage(ctx: Context, accountId: string): Promise<Usage> {
  const [images, storedBytes, activeJobs] = [
    await ctx.em.count(Image, { accountId }, { filters: { alive: true } }),
    await sumBytes(ctx, accountId),
    await countActiveJobs(ctx, accountId),
  ];
  return { images, storedBytes, activeJobs };
}

async function sumBytes(ctx: Context, accountId: string): Promise<number> {
  const [sum] = await ctx.em.execute<{ bytes: number }[]>(
    'select coalesce(sum(byte_size), 0) as bytes from stored_object where account_id = ?',
    [accountId],
  );
  return sum?.bytes ?? 0;
}

async function countActiveJobs(ctx: Context, accountId: string): Promise<number> {
  return ctx.em.count(Job, { accountId, ...activeJob() });
}

/** Until the transaction of `ctx.em` ends, no other one counts or adds to what the viewer holds. */
export async function lockAccount(ctx: Context): Promise<void> {
  // NO KEY: workers that insert rows pointing at the account need not wait.
  await ctx.em.execute('select id from account where id = ? for no key update', [requireOwner(ctx)]);
}

/** QUOTA_EXCEEDED if `newBytes` more would be too many. */
export async function checkByteQuota(ctx: Context, newBytes: number): Promise<void> {
  const storedBytes = await sumBytes(ctx, requireOwner(ctx));
  checkQuota('storedBytes', 'bytes stored', storedBytes + newBytes, ctx.config.maxStoredBytes);
}

/** QUOTA_EXCEEDED if `newJobs` more would be too many. */
export async function checkJobQuota(ctx: Context, newJobs = 1): Promise<void> {
  const activeJobs = await countActiveJobs(ctx, requireOwner(ctx));
  checkQuota('activeJobs', 'jobs in line', activeJobs + newJobs, ctx.config.maxQueuedJobs);
}

/** `quota` is the field of Usage that tells how much of it is used, or another word for what is held. */
export function checkQuota(quota: string, what: string, actual: number, limit: number): void {
  if (actual <= limit) return;
  throw new AppError(
    'QUOTA_EXCEEDED',
    `Expected at most ${limit} ${what} for this account. With this there would be ${actual}.`,
    { params: { quota, limit, actual } },
  );
}
