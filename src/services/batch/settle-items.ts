import type { AnyContext } from '../../context/context.ts';
import { AppError, toFailure } from '../../errors.ts';
import { completeRecipeSchema } from '../../schema/complete-recipe.ts';
import type { Failure } from '../../schema/error.ts';
import type { Image } from '../../schema/image.ts';
import type { JobStatus } from '../../schema/job.ts';
import { modelOf } from '../recipe/complete-recipe.ts';
import { renditionKey } from '../recipe/rendition-key.ts';
import { endItems, type ItemEnd, itemCanceled } from './end-items.ts';
import { enqueueLine } from './enqueue.ts';

/**
 * Looks whether anything is left to be done for the items of these images, in the transaction that has changed these or the work on
 * them, and ends those for which there is not. Expects the images to be locked: of two jobs of one that end at once the later sees
 * that nothing is left. Each end has the line of the batch move on.
 */
export async function settleItems(ctx: AnyContext, imageIds: readonly (string | null)[]): Promise<void> {
  const ids = imageIds.filter((id) => id !== null);
  if (ids.length === 0) return;
  const items = await ctx.em.execute<RunningItem[]>(
    `select item.id, item.batch_id as "batchId", item.image_id as "imageId" from batch_item item
      where item.image_id = any(?::text[]) and item.status = 'RUNNING' and item.duplicate_of_id is null
      order by item.id for no key update`,
    [`{${ids.join(',')}}`],
  );
  if (items.length === 0) return;
  const recipes = await readRecipes(ctx, items);
  const ends: ItemEnd[] = [];
  for (const item of items) {
    const end = await findEnd(ctx, item, recipes.get(item.batchId) ?? []);
    if (end) ends.push({ id: item.id, ...end });
  }
  await endItems(ctx, ends);
  const ended = new Set(ends.map(({ id }) => id));
  const batchIds = new Set(items.filter(({ id }) => ended.has(id)).map(({ batchId }) => batchId));
  for (const batchId of [...batchIds].toSorted()) await enqueueLine(ctx, batchId);
}

interface RunningItem {
  id: string;
  batchId: string;
  imageId: string;
}

/** Of batches that may be gone by now. */
async function readRecipes({ em }: AnyContext, items: readonly RunningItem[]) {
  const rows = await em.execute<{ id: string; recipes: object[] }[]>(
    'select id, recipes from batch where id = any(?::text[])',
    [`{${[...new Set(items.map(({ batchId }) => batchId))].join(',')}}`],
  );
  return new Map(
    rows.map(({ id, recipes }) => [id, recipes.map((recipe) => completeRecipeSchema.parse(recipe))]),
  );
}

type Recipe = ReturnType<typeof completeRecipeSchema.parse>;
type End = Omit<ItemEnd, 'id'>;

const canceled: End = { status: 'CANCELED', error: itemCanceled };
const failed = (error: Failure): End => ({
  status: error.code === 'CANCELED' ? 'CANCELED' : 'FAILED',
  error,
});
/** What was to make it is told of no more, or has never been. */
const lost = failed(
  toFailure(new AppError('INTERNAL_SERVER_ERROR', 'The work on it was lost.', { isRetryable: true })),
);

/** Null while something is left to be done. */
async function findEnd(
  ctx: AnyContext,
  { imageId }: RunningItem,
  recipes: readonly Recipe[],
): Promise<End | null> {
  const [image] = await ctx.em.execute<
    (Pick<Image, 'status' | 'rejection' | 'prefix' | 'byteSize'> & { isGone: boolean })[]
  >(
    `select status, rejection, prefix, byte_size as "byteSize", gone_at is not null as "isGone" from image where id = ?`,
    [imageId],
  );
  if (!image || image.isGone) return canceled;
  const jobs = await findJobs(ctx, imageId);
  if (jobs.some(({ kind, status }) => kind === 'IMPORT_URL' && isActive(status))) return null;
  if (image.status === 'REJECTED') return image.rejection ? failed(image.rejection) : lost;
  if (image.status !== 'READY') return lost;
  const keys = recipes.map((recipe) => renditionKey(image, recipe, modelOf(ctx, recipe)));
  const made = await ctx.em.execute<{ key: string; byteSize: number }[]>(
    'select key, byte_size as "byteSize" from rendition where key = any(?::text[])',
    [`{${keys.join(',')}}`],
  );
  const missing = keys.filter((key) => !made.some((rendition) => rendition.key === key));
  if (missing.length === 0)
    return {
      status: 'SUCCEEDED',
      error: null,
      inputBytes: image.byteSize,
      outputBytes: made.reduce((sum, { byteSize }) => sum + byteSize, 0),
    };
  const newest = missing.map((key) => jobs.find((job) => job.key === key));
  if (newest.some((job) => job && isActive(job.status))) return null;
  const fault = newest.find((job) => job?.status === 'FAILED') ?? newest.find((job) => job);
  if (!fault) return lost;
  return fault.status === 'CANCELED' || !fault.error ? canceled : failed(fault.error);
}

interface ItemJob {
  kind: string;
  key: string | null;
  status: JobStatus;
  error: Failure | null;
}

const isActive = (status: JobStatus) => status === 'QUEUED' || status === 'RUNNING';

/** Newest first. */
function findJobs({ em }: AnyContext, imageId: string): Promise<ItemJob[]> {
  return em.execute<ItemJob[]>(
    `select kind, rendition_key as key, status, error from job
      where image_id = ? and (kind = 'IMPORT_URL' or rendition_key is not null) order by created_at desc, id desc`,
    [imageId],
  );
}
