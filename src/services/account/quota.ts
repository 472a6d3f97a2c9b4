import type { Context } from '../../context/context.ts';
import { AppError } from '../../errors.ts';
import type { Usage } from '../../schema/account.ts';
import { AccountUsage } from '../../schema/account-usage.ts';
import { requireOwner } from '../access/require-owner.ts';
import { keyHasEnded } from './api-key.ts';

/** As the transaction of `ctx.em` would leave it. Expects an account that is at hand, by whomever it was found. */
export async function readUsage(ctx: Context, accountId: string): Promise<Usage> {
  const { accountId: _owner, ...usage } = await ctx.em.findOneOrFail(
    AccountUsage,
    { accountId },
    // Whoever has just signed up is not yet who asks.
    { refresh: true, filters: { owned: false } },
  );
  return { ...usage, activeJobs: usage.queuedJobs + usage.runningJobs };
}

/**
 * Until the transaction of `ctx.em` ends, no other caller's adds to what the viewer holds. UNAUTHENTICATED where the one
 * before it has deleted the account.
 */
export async function lockAccount(ctx: Context): Promise<void> {
  // NO KEY: workers that insert rows pointing at the account need not wait.
  const sql = 'select id from account where id = ? and deleted_at is null for no key update';
  const found = await ctx.em.execute<object[]>(sql, [requireOwner(ctx)]);
  if (found.length === 0) throw keyHasEnded();
}

/** QUOTA_EXCEEDED if `newImages` more would be too many. */
export async function checkImageQuota(ctx: Context, newImages: number): Promise<void> {
  const { images } = await readUsage(ctx, requireOwner(ctx));
  checkQuota('images', 'images', images + newImages, ctx.config.maxImages);
}

/** QUOTA_EXCEEDED if `newBytes` more would be too many. */
export async function checkByteQuota(ctx: Context, newBytes: number): Promise<void> {
  const { storedBytes } = await readUsage(ctx, requireOwner(ctx));
  checkQuota('storedBytes', 'bytes stored', storedBytes + newBytes, ctx.config.maxStoredBytes);
}

/** Whether so many bytes more would not be too many, as it stands. */
export async function hasRoom(ctx: Context, newBytes: number): Promise<boolean> {
  const { storedBytes } = await readUsage(ctx, requireOwner(ctx));
  return storedBytes + newBytes <= ctx.config.maxStoredBytes;
}

/** QUOTA_EXCEEDED if what is written adds bytes and the account then holds too many. Whoever writes at once takes turns. */
export async function writeWithinQuota(
  ctx: Context,
  accountId: string,
  write: (ctx: Context) => Promise<void>,
): Promise<void> {
  const before = await readUsage(ctx, accountId);
  await write(ctx);
  const { storedBytes } = await readUsage(ctx, accountId);
  if (storedBytes > before.storedBytes)
    checkQuota('storedBytes', 'bytes stored', storedBytes, ctx.config.maxStoredBytes);
}

/** QUOTA_EXCEEDED if `newJobs` more would be too many. */
export async function checkJobQuota(ctx: Context, newJobs = 1): Promise<void> {
  const { activeJobs } = await readUsage(ctx, requireOwner(ctx));
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
