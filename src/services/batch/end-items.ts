import type { AnyContext } from '../../context/context.ts';
import { AppError, toFailure } from '../../errors.ts';
import { announce } from '../../events/announce.ts';
import { changesOf } from '../../events/topics.ts';
import type { BatchItem } from '../../schema/batch-item.ts';
import type { Failure } from '../../schema/error.ts';

/** What an item has come to. */
export interface ItemEnd extends Pick<BatchItem, 'status' | 'error'> {
  id: string;
  inputBytes?: number | null;
  outputBytes?: number | null;
}

/** More that end at once are told of by their batch alone. */
const toldAtOnce = 1000;

export const itemCanceled: Failure = toFailure(
  new AppError('CANCELED', 'The item was canceled, or its image was deleted.', { isRetryable: true }),
);

/** Ends items, and those that have their addresses; what has ended already stays as it is. */
export async function endItems(ctx: AnyContext, ends: readonly ItemEnd[]): Promise<void> {
  if (ends.length === 0) return;
  const rows = ends.map(({ id, status, error, inputBytes = null, outputBytes = null }) => ({
    id,
    status,
    error,
    input_bytes: inputBytes,
    output_bytes: outputBytes,
  }));
  const ended = await ctx.em.execute<Told[]>(
    `update batch_item item set status = one.status, error = one.error, input_bytes = one.input_bytes,
       output_bytes = one.output_bytes, updated_at = now(), revision = item.revision + 1
     from jsonb_to_recordset(?::jsonb) as one (id text, status text, error jsonb, input_bytes float8, output_bytes float8)
     where item.id = one.id and item.status in ('QUEUED', 'RUNNING') returning ${told}`,
    [JSON.stringify(rows)],
  );
  const alike = await ctx.em.execute<Told[]>(
    `update batch_item item set status = first.status, error = first.error, image_id = first.image_id, updated_at = now(),
       revision = item.revision + 1
     from batch_item first where item.duplicate_of_id = first.id and first.id = any(?::text[])
       and item.status in ('QUEUED', 'RUNNING') returning ${told}`,
    [`{${ends.map(({ id }) => id).join(',')}}`],
  );
  await tellItems(ctx, [...ended, ...alike]);
}

type Told = Pick<BatchItem, 'id' | 'accountId' | 'batchId'>;

/** Columns of the table `item`, as `tellItems` needs them. */
export const told = 'item.id, item.account_id as "accountId", item.batch_id as "batchId"';

export async function tellItems(ctx: AnyContext, items: readonly Told[]): Promise<void> {
  if (items.length <= toldAtOnce) await announce(ctx, ...changesOf('batchItem', items));
}
