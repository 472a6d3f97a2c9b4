import type { SystemContext } from '../../context/context.ts';
import { forkContext, inTransaction } from '../../context/transaction.ts';

const batchSize = 100;

interface Counted {
  account_id: string;
  kept: object;
  counted: object;
}

/**
 * Compares what the triggers have kept of each account with its rows, and repairs and logs a difference, which only a
 * hand that worked beside the triggers can have made.
 */
export async function recountUsage(
  ctx: SystemContext,
  { signal }: { signal?: AbortSignal } = {},
): Promise<{ accounts: number; repaired: number }> {
  const report = { accounts: 0, repaired: 0 };
  let last = '';
  while (!signal?.aborted) {
    const batch = await count(ctx, 'account_id > ? order by account_id limit ?', [last, batchSize]);
    if (batch.length === 0) break;
    last = batch.at(-1)?.account_id ?? last;
    report.accounts += batch.length;
    for (const { account_id } of batch.filter(isWrong)) if (await repair(ctx, account_id)) report.repaired++;
  }
  return report;
}

/** One statement sees the kept figures and the rows at the same instant, so nobody need wait while it counts. */
async function count({ em }: SystemContext, where: string, params: unknown[]): Promise<Counted[]> {
  return em.execute(
    `select account_id,
       json_build_array(images, stored_bytes, queued_jobs, running_jobs) as kept,
       json_build_array(
         (select count(*) from image where account_id = usage.account_id and gone_at is null),
         (select coalesce(sum(byte_size), 0) from stored_object where account_id = usage.account_id)
           + (select coalesce(sum(octet_length(path)), 0) from mask_stroke where account_id = usage.account_id),
         (select count(*) from job where account_id = usage.account_id and status = 'QUEUED'),
         (select count(*) from job where account_id = usage.account_id and status = 'RUNNING')) as counted
     from account_usage usage where ${where}`,
    params,
  );
}

function isWrong({ kept, counted }: Counted): boolean {
  return JSON.stringify(kept) !== JSON.stringify(counted);
}

/** Counts once more while nobody changes anything; false if by then there is nothing to repair. */
async function repair(ctx: SystemContext, accountId: string): Promise<boolean> {
  return inTransaction(forkContext(ctx), async (inner) => {
    await inner.em.execute('select from account_usage where account_id = ? for no key update', [accountId]);
    const [found] = await count(inner, 'account_id = ?', [accountId]);
    if (!found || !isWrong(found)) return false;
    const { kept, counted } = found;
    ctx.log.error({ event: 'usage.drift', account: accountId, kept, counted });
    await inner.em.execute(
      'update account_usage set (images, stored_bytes, queued_jobs, running_jobs) = (?, ?, ?, ?) where account_id = ?',
      [...Object.values(counted), accountId],
    );
    return true;
  });
}
