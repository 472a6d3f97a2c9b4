import type { Context } from '../../context/context.ts';
import { Batch, type BatchStatus } from '../../schema/batch.ts';
import type { Connection } from '../../schema/connection.ts';
import { type PageRequest, readPage } from '../list/page.ts';

/** A page of the viewer's batches, newest first. */
export function listBatches(
  ctx: Context,
  statuses: BatchStatus[] | null | undefined,
  page: PageRequest,
): Promise<Connection<Batch>> {
  return readPage(ctx, Batch, statuses ? { status: { $in: statuses } } : {}, page);
}
