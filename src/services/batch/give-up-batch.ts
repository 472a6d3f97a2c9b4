import type { SystemContext } from '../../context/context.ts';
import { forkContext, inTransaction } from '../../context/transaction.ts';
import { type AppError, toFailure } from '../../errors.ts';
import { isBatchActive } from '../../schema/batch.ts';
import { finishBatch } from './finish-batch.ts';
import { lockBatch } from './line.ts';

/** Ends a batch CANCELED, with what is wrong, whose file or line cannot be gone on with; retryBatch goes on from there. */
export async function giveUpBatch(ctx: SystemContext, id: string, error: AppError): Promise<void> {
  await inTransaction(forkContext(ctx), async (inner) => {
    const batch = await lockBatch(inner, id);
    if (!batch || !isBatchActive(batch)) return;
    batch.error = toFailure(error);
    await finishBatch(inner, batch, 'CANCELED');
  });
}
