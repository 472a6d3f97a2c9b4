/**
 * The line of a batch. Its items are rows and wait beside the queue: of a hundred thousand only so many are in it that their jobs are
 * no more than BATCH_WINDOW, so whoever else asks waits behind a few, and to cancel is one statement.
 *
 * A batch is READING while its file is read, and RUNNING from then on; what is read runs at once. An item is QUEUED until the line
 * takes it, RUNNING until settle-items.ts finds that nothing is left to be done for its picture, and then SUCCEEDED, FAILED or
 * CANCELED. One with an address that stands in an earlier row waits for that, and ends with it.
 *
 * Whatever gives the line something to do sends it an entry of the queue in its own transaction: a piece of the file that was read, an
 * item that has ended, a retry. So the last end cannot be missed, not even of two that come at once. The entry that finds nothing
 * left ends the batch: FAILED if its file broke off, COMPLETED_WITH_ERRORS if anything of it did not succeed, COMPLETED
 * otherwise. CANCELED comes from outside; retryBatch makes of each of these READING or RUNNING again.
 */
import type { AnyContext, Context, Contexts } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { announce } from '../../events/announce.ts';
import { changesOf } from '../../events/topics.ts';
import { ofKeptAccount } from '../../schema/account.ts';
import { activeBatchStatuses, Batch, isBatchActive } from '../../schema/batch.ts';
import { requireOwner } from '../access/require-owner.ts';
import { lockAccount, readUsage } from '../account/quota.ts';
import { beginItems } from './begin-items.ts';
import { endItems, itemCanceled } from './end-items.ts';
import { enqueueLater, enqueueLine } from './enqueue.ts';
import { finishBatch, statusOfEnd } from './finish-batch.ts';
import { settleItems } from './settle-items.ts';
import type { TakenItem } from './taken-item.ts';

/** So long the line waits where the account has no room for another job and none of the batch will end. */
const fullSeconds = 5;

/** Puts as many items in line as there is room for, and ends a batch of which none are left. */
export async function moveLine(contexts: Contexts, id: string): Promise<void> {
  const status = { $in: [...activeBatchStatuses] };
  const found = await contexts.forSystem().em.findOne(Batch, { id, status, ...ofKeptAccount });
  if (!found) return;
  const ctx = contexts.forAccount(found.accountId);
  await inTransaction(ctx, (inner) => settleStranded(inner, id));
  await inTransaction(contexts.forAccount(found.accountId), (inner) => move(inner, id));
}

async function move(ctx: Context, id: string): Promise<void> {
  await lockAccount(ctx);
  const batch = await lockBatch(ctx, id);
  if (!batch || !isBatchActive(batch)) return;
  const room = await findRoom(ctx, batch);
  const items = room > 0 ? await takeItems(ctx, id, room) : [];
  if (items.length > 0) {
    batch.startedAt ??= ctx.now();
    await beginItems(ctx, batch, items);
  }
  // Some may have ended at once, and made room.
  if (items.length === room && room > 0) await enqueueLine(ctx, id);
  if (batch.isRead && !(await hasItemsLeft(ctx, id)))
    await finishBatch(ctx, batch, await statusOfEnd(ctx, batch));
  else await touch(ctx, batch);
}

/** It has changed with its items: who watches is told, and of two states of it the later has the higher revision. */
async function touch(ctx: Context, batch: Batch): Promise<void> {
  batch.updatedAt = ctx.now();
  await ctx.em.flush();
  await announce(ctx, ...changesOf('batch', [batch]));
}

/** Until the transaction of `ctx.em` ends, nobody else moves its line, reads, cancels or retries it. */
export async function lockBatch({ em }: AnyContext, id: string): Promise<Batch | null> {
  await em.execute('select from batch where id = ? for no key update', [id]);
  return em.findOne(Batch, { id }, { refresh: true });
}

/** How many items may be begun. Each has, when its picture has come, a job for its previews and one a recipe. */
async function findRoom(ctx: Context, { id, keptRecipes }: Batch): Promise<number> {
  const jobsOfItem = 1 + keptRecipes.length;
  const most = Math.max(1, Math.floor(ctx.config.batchWindow / jobsOfItem));
  const running = await countRunning(ctx, id);
  const { activeJobs } = await readUsage(ctx, requireOwner(ctx));
  const inQuota = Math.floor((ctx.config.maxQueuedJobs - activeJobs) / (1 + jobsOfItem));
  if (inQuota < 1 && running === 0) await enqueueLater(ctx, id, fullSeconds);
  return Math.max(0, Math.min(most - running, inQuota));
}

async function countRunning({ em }: AnyContext, batchId: string): Promise<number> {
  const [row] = await em.execute<{ count: number }[]>(
    "select count(*)::int as count from batch_item where batch_id = ? and status = 'RUNNING'",
    [batchId],
  );
  return row?.count ?? 0;
}

function takeItems({ em }: AnyContext, batchId: string, limit: number): Promise<TakenItem[]> {
  return em.execute<TakenItem[]>(
    `select id, url, row_id as "rowId", ordinal, image_id as "imageId" from batch_item
      where batch_id = ? and status = 'QUEUED' and duplicate_of_id is null
      order by row_index, ordinal limit ? for update skip locked`,
    [batchId, limit],
  );
}

async function hasItemsLeft({ em }: AnyContext, batchId: string): Promise<boolean> {
  const left = await em.execute<object[]>(
    "select 1 from batch_item where batch_id = ? and status in ('QUEUED', 'RUNNING') limit 1",
    [batchId],
  );
  return left.length > 0;
}

/** Items whose work has come to an end that nobody has told: their images were purged, or the database was restored. */
async function settleStranded(ctx: Context, batchId: string): Promise<void> {
  const stranded = await ctx.em.execute<{ id: string; imageId: string | null }[]>(
    `select id, image_id as "imageId" from batch_item item
      where batch_id = ? and status = 'RUNNING' and duplicate_of_id is null and not exists (
        select from job where job.image_id = item.image_id and job.status in ('QUEUED', 'RUNNING'))`,
    [batchId],
  );
  const imageIds = stranded.flatMap(({ imageId }) => imageId ?? []);
  if (imageIds.length > 0)
    await ctx.em.execute('select from image where id = any(?::text[]) order by id for no key update', [
      `{${imageIds.join(',')}}`,
    ]);
  await settleItems(ctx, imageIds);
  const orphans = stranded.filter(({ imageId }) => imageId === null);
  await endItems(
    ctx,
    orphans.map(({ id }) => ({ id, status: 'CANCELED', error: itemCanceled })),
  );
}
