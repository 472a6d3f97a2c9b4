import { LockMode } from '@mikro-orm/postgresql';
import type { Context } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { announce } from '../../events/announce.ts';
import { changesOf } from '../../events/topics.ts';
import { restorableMs } from '../../schema/life.ts';
import type { Mask } from '../../schema/mask.ts';
import { checkIdCount, findNodes } from '../access/find-node.ts';
import { lockAccount } from '../account/quota.ts';
import { forgetMasks } from './forget-masks.ts';
import { checkMaskCount } from './insert-mask.ts';

/** Hides masks; what was made with them stays. For ten minutes they can be restored. */
export async function deleteMasks(
  ctx: Context,
  ids: string[],
): Promise<{ deletedIds: string[]; notFoundIds: string[] }> {
  const goneAt = ctx.now();
  const restorableUntil = new Date(goneAt.getTime() + restorableMs);
  const masks = await change(ctx, ids, {
    where: { goneAt: null },
    write: (inner, found) => writeLife(inner, found, { goneAt, restorableUntil }),
  });
  return { deletedIds: masks.map(({ id }) => id), notFoundIds: without(ids, masks) };
}

/** Brings back what was deleted less than ten minutes ago and whose image is there. */
export async function restoreMasks(
  ctx: Context,
  ids: string[],
): Promise<{ masks: Mask[]; notFoundIds: string[] }> {
  const masks = await change(ctx, ids, {
    // What the purge has begun to remove is not restorable any more.
    where: { goneAt: { $ne: null }, restorableUntil: { $gt: ctx.now() } },
    async write(inner, found) {
      await writeLife(inner, found, { goneAt: null, restorableUntil: null });
      for (const imageId of new Set(found.map((mask) => mask.imageId)))
        await checkMaskCount(inner, imageId, 0);
    },
  });
  return { masks, notFoundIds: without(ids, masks) };
}

interface Change {
  /** Of the masks that are changed. */
  where: object;
  write(inner: Context, masks: readonly Mask[]): Promise<void>;
}

/** Those that were changed, as they are then. */
async function change(ctx: Context, ids: string[], { where, write }: Change): Promise<Mask[]> {
  checkIdCount('ids', ids);
  const options = { filters: { alive: false }, disableIdentityMap: true };
  const changedIds = await inTransaction(ctx, async (inner) => {
    await lockAccount(inner);
    const lockMode = LockMode.PESSIMISTIC_WRITE;
    const found = await findNodes(inner, 'Mask', ids, { where, lockMode, ...options });
    const imageIds = await lockImages(inner, found);
    const masks = found.filter(({ imageId }) => imageIds.has(imageId));
    await write(inner, masks);
    await announce(inner, ...changesOf('mask', masks));
    return masks.map(({ id }) => id);
  });
  forgetMasks(ctx, changedIds);
  return findNodes(ctx, 'Mask', changedIds, options);
}

/** Those images of theirs that are there, and stay until the end of the transaction. */
async function lockImages({ em, now }: Context, masks: readonly Mask[]): Promise<Set<string>> {
  const images = await em.execute<{ id: string }[]>(
    `select id from image where id = any(?::text[]) and gone_at is null and (expires_at is null or expires_at > ?)
     order by id for share`,
    [`{${masks.map(({ imageId }) => imageId).join(',')}}`, now()],
  );
  return new Set(images.map(({ id }) => id));
}

async function writeLife(
  { em }: Context,
  masks: readonly Mask[],
  { goneAt, restorableUntil }: Pick<Mask, 'goneAt' | 'restorableUntil'>,
): Promise<void> {
  await em.execute('update mask set gone_at = ?, restorable_until = ? where id = any(?::text[])', [
    goneAt,
    restorableUntil,
    `{${masks.map(({ id }) => id).join(',')}}`,
  ]);
}

function without(ids: readonly string[], masks: readonly Mask[]): string[] {
  const found = new Set(masks.map(({ id }) => id));
  return [...new Set(ids)].filter((id) => !found.has(id));
}
