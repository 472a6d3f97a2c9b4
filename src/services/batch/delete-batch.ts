import type { Context } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { announce } from '../../events/announce.ts';
import { changesOf } from '../../events/topics.ts';
import { requireNode } from '../access/find-node.ts';
import { lockAccount } from '../account/quota.ts';
import { stopBatch } from './cancel-batch.ts';

/** Hides a batch with its rows for good, and cancels what is not done of it. Its images stay. */
export async function deleteBatch(ctx: Context, id: string): Promise<{ deletedId: string }> {
  const batch = await requireNode(ctx, 'Batch', id);
  await inTransaction(ctx, async (inner) => {
    await lockAccount(inner);
    await stopBatch(inner, batch.id);
    await inner.em.execute('update batch set gone_at = ? where id = ? and gone_at is null', [
      inner.now(),
      batch.id,
    ]);
    await announce(inner, ...changesOf('batch', [batch]));
  });
  return { deletedId: batch.id };
}
