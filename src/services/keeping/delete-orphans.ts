import pLimit from 'p-limit';
import type { SystemContext } from '../../context/context.ts';
import { Orphan } from '../../schema/orphan.ts';
import { StoredObject } from '../../schema/stored-object.ts';
import type { ObjectInfo } from '../../tools/storage/storage.ts';
import type { Reaping } from './reaping.ts';

const batchSize = 500;
const callsAtOnce = 4;

/** Deletes what no sweep since then has seen with a row. */
export async function deleteOrphans(reaping: Reaping, since: Date): Promise<void> {
  const { ctx, removed } = reaping;
  let last = '';
  while (!reaping.isOver()) {
    const em = ctx.em.fork();
    const due = { since: { $lte: since }, key: { $gt: last } };
    const batch = await em.find(Orphan, due, { limit: batchSize, orderBy: { key: 'asc' } });
    if (batch.length === 0) return;
    last = batch.at(-1)!.key;
    const inTurn = pLimit(callsAtOnce);
    const settled = await Promise.all(batch.map((orphan) => inTurn(() => deleteOne(reaping, orphan))));
    await em.nativeDelete(Orphan, { key: { $in: settled.flatMap(({ key }) => key ?? []) } });
    removed.orphans += settled.filter(({ deleted }) => deleted).length;
    removed.bytes += settled.reduce((sum, { deleted }) => sum + (deleted?.byteSize ?? 0), 0);
    await reaping.save();
  }
}

interface Settled {
  /** Null where it is still to be deleted. */
  key: string | null;
  deleted: ObjectInfo | null;
}

async function deleteOne(reaping: Reaping, { key, since }: Orphan): Promise<Settled> {
  if (reaping.isOver()) return { key: null, deleted: null };
  try {
    return { key, deleted: await deleteUnknown(reaping.ctx, key, since) };
  } catch (error) {
    reaping.fail(error, { isWhole: true });
    return { key: null, deleted: null };
  }
}

/** Looks once more, at the object and then at the row: both may have come since it was seen. Null if it stays. */
export async function deleteUnknown(
  ctx: SystemContext,
  key: string,
  since: Date,
): Promise<ObjectInfo | null> {
  const object = await ctx.storage.stat(key);
  if (!object || !isOld(ctx, object) || object.modifiedAt > since) return null;
  if ((await keepUnknown(ctx, [object])).length === 0) return null;
  await ctx.storage.delete([key]);
  return object;
}

export function isOld({ config, now }: SystemContext, { modifiedAt }: ObjectInfo): boolean {
  return modifiedAt.getTime() < now().getTime() - config.orphanAgeMs;
}

export async function keepUnknown(ctx: SystemContext, objects: ObjectInfo[]): Promise<ObjectInfo[]> {
  if (objects.length === 0) return [];
  const rows = await ctx.em
    .fork()
    .find(StoredObject, { key: { $in: objects.map((object) => object.key) } }, { fields: ['key'] });
  const known = new Set(rows.map((row) => row.key));
  return objects.filter((object) => !known.has(object.key));
}
