import type { Context } from '../../context/context.ts';
import type { Batch } from '../../schema/batch.ts';
import type { BatchItem } from '../../schema/batch-item.ts';
import { itemCanceled } from './end-items.ts';

type Shown = Pick<BatchItem, 'status' | 'error'>;

/**
 * An item as it is shown. Those that waited when their batch was canceled stay QUEUED in their rows, which were 4 s of writing for a hundred
 * thousand, and are canceled for whoever looks.
 */
export function showItem({ status: ofBatch }: Pick<Batch, 'status'>, { status, error }: Shown): Shown {
  return ofBatch === 'CANCELED' && status === 'QUEUED'
    ? { status: 'CANCELED', error: itemCanceled }
    : { status, error };
}

/** The same where its batch is not at hand. */
export async function findShown(ctx: Context, item: BatchItem): Promise<Shown> {
  const batch = item.status === 'QUEUED' ? await ctx.loaders.batch.load(item.batchId) : null;
  return batch ? showItem(batch, item) : item;
}
