import type { Context } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { announce } from '../../events/announce.ts';
import { changesOf } from '../../events/topics.ts';
import { restorableMs } from '../../schema/life.ts';
import { Mask } from '../../schema/mask.ts';
import { checkIdCount, findNodes } from '../access/find-node.ts';
import { lockAccount } from '../account/quota.ts';
import { checkMaskCount } from './insert-mask.ts';

/** Hides masks; what was made with them stays. For ten minutes they can be restored. */
export async function deleteMasks(
  ctx: Context,
  ids: string[],
): Promise<{ deletedIds: string[]; notFoundIds: string[] }> {
  const now = ctx.now();
  const masks = await change(ctx, ids, { isAlive: true, where: {} }, [
    now,
    new Date(now.getTime() + restorableMs),
  ]);
  return { deletedIds: masks.map(({ id }) => id), notFoundIds: without(ids, masks) };
}

/** Brings back what was deleted less than ten minutes ago and whose image is there. */
export async function restoreMasks(
  ctx: Context,
  ids: string[],
): Promise<{ masks: Mask[]; notFoundIds: string[] }> {
  const where = { goneAt: { $ne: null }, restorableUntil: { $gt: ctx.now() } };
  const masks = await change(ctx, ids, { isAlive: false, where }, [null, null]);
  return { masks, notFoundIds: without(ids, masks) };
}

async function change(
  ctx: Context,
  ids: string[],
  { isAlive, where }: { isAlive: boolean; where: object },
  values: [goneAt: Date | null, restorableUntil: Date | null],
): Promise<Mask[]> {
  checkIdCount('ids', ids);
  const changedIds = await inTransaction(ctx, async (inner) => {
    await lockAccount(inner);
    const found = await findNodes(inner, 'Mask', ids, { where, filters: { alive: isAlive } });
    const images = await lockImages(inner, found);
    // What the purge has begun to remove in the meantime is not restorable any more.
    const hit = await inner.em.execute<{ id: string }[]>(
      `update mask set gone_at = ?, restorable_until = ? where id = any(?::text[]) and image_id = any(?::text[])
         and ${isAlive ? 'gone_at is null' : 'restorable_until > ?'} returning id`,
      [...values, list(found), list(images), ...(isAlive ? [] : [inner.now()])],
    );
    const changed = new Set(hit.map(({ id }) => id));
    const there = found.filter(({ id }) => changed.has(id));
    if (!isAlive)
      for (const imageId of new Set(there.map((mask) => mask.imageId)))
        await checkMaskCount(inner, imageId, 0);
    await announce(inner, ...changesOf('mask', there));
    return there.map(({ id }) => id);
  });
  return findNodes(ctx, 'Mask', changedIds, { filters: { alive: false }, disableIdentityMap: true });
}

/** The images of theirs that are there, and stay until the end of the transaction. */
async function lockImages({ em, now }: Context, masks: readonly Mask[]): Promise<{ id: string }[]> {
  const ids = masks.map(({ imageId: id }) => ({ id }));
  return em.execute(
    `select id from image where id = any(?::text[]) and gone_at is null and (expires_at is null or expires_at > ?)
     order by id for share`,
    [list(ids), now()],
  );
}

const list = (rows: readonly { id: string }[]) => `{${rows.map(({ id }) => id).join(',')}}`;

function without(ids: readonly string[], masks: readonly Mask[]): string[] {
  const found = new Set(masks.map(({ id }) => id));
  return [...new Set(ids)].filter((id) => !found.has(id));
}
