import type { Context } from '../context.ts';
import { AppError } from '../errors.ts';
import type { Usage } from '../schema/account.ts';
import { requireViewer } from './access.ts';

/** What an account holds is counted, not kept, so it is never wrong. The tables are indexed by account. */
export async function readUsage(ctx: Context): Promise<Usage> {
  const { accountId } = requireViewer(ctx);
  const [usage] = await ctx.em.execute<Usage[]>(
    `select
       (select count(*)::int from image where account_id = ?
         and deleted_at is null and (expires_at is null or expires_at > now())) as images,
       (select coalesce(sum(byte_size), 0) from stored_object where account_id = ?) as "storedBytes",
       (select count(*)::int from job where account_id = ? and status in ('QUEUED', 'RUNNING')) as "activeJobs"`,
    [accountId, accountId, accountId],
  );
  return usage as Usage;
}

/** Until the transaction of `ctx.em` ends, no other one counts or adds to what the viewer holds. */
export async function lockAccount(ctx: Context): Promise<void> {
  // NO KEY: workers that insert rows pointing at the account need not wait.
  await ctx.em.execute('select id from account where id = ? for no key update', [
    requireViewer(ctx).accountId,
  ]);
}

/** QUOTA_EXCEEDED if `newBytes` more would be too many. */
export async function checkByteQuota(ctx: Context, newBytes: number): Promise<void> {
  const { storedBytes } = await readUsage(ctx);
  check('bytes stored', storedBytes + newBytes, ctx.config.maxStoredBytes);
}

/** QUOTA_EXCEEDED if one job more would be too many. */
export async function checkJobQuota(ctx: Context): Promise<void> {
  const { activeJobs } = await readUsage(ctx);
  check('jobs in line', activeJobs + 1, ctx.config.maxQueuedJobs);
}

function check(what: string, actual: number, limit: number): void {
  if (actual <= limit) return;
  throw new AppError(
    'QUOTA_EXCEEDED',
    `Expected at most ${limit} ${what} for this account. With this there would be ${actual}.`,
    {
      params: { limit, actual },
    },
  );
}
