import type { SystemContext } from '../../context/context.ts';
import { StoredObject } from '../../schema/stored-object.ts';
import type { ObjectInfo } from '../../tools/storage/storage.ts';
import { installationKey, ownsStorage } from './installation.ts';

/** An object is stored before its row is written; older ones without a row have lost it. */
const orphanAgeMs = 60 * 60_000;
const batchSize = 500;

/**
 * Deletes objects that no row knows: what is left when a process dies between storing and writing. None at all where the
 * storage is not this database's.
 */
export async function sweepOrphans(
  ctx: SystemContext,
  { signal }: { signal?: AbortSignal } = {},
): Promise<{ objects: number }> {
  if (!(await ownsStorage(ctx))) {
    ctx.log.error({ event: 'sweep.refused', reason: 'The files in the storage are of another database.' });
    return { objects: 0 };
  }
  let objects = 0;
  let batch: ObjectInfo[] = [];
  const sweepBatch = async () => {
    for (const { key } of await keepOrphans(ctx, batch)) if (await deleteOrphan(ctx, key)) objects++;
    batch = [];
  };
  for await (const object of ctx.storage.list('')) {
    if (signal?.aborted) break;
    if (isOld(object) && object.key !== installationKey) batch.push(object);
    if (batch.length === batchSize) await sweepBatch();
  }
  await sweepBatch();
  return { objects };
}

function isOld({ modifiedAt }: ObjectInfo): boolean {
  return modifiedAt.getTime() < Date.now() - orphanAgeMs;
}

async function keepOrphans(ctx: SystemContext, objects: ObjectInfo[]): Promise<ObjectInfo[]> {
  if (objects.length === 0) return [];
  const rows = await ctx.em
    .fork()
    .find(StoredObject, { key: { $in: objects.map((object) => object.key) } }, { fields: ['key'] });
  const known = new Set(rows.map((row) => row.key));
  return objects.filter((object) => !known.has(object.key));
}

/** Looks once more, at the object and at the row: both may have come since the listing. */
async function deleteOrphan(ctx: SystemContext, key: string): Promise<boolean> {
  const object = await ctx.storage.stat(key);
  if (!object || !isOld(object) || (await keepOrphans(ctx, [object])).length === 0) return false;
  await ctx.storage.delete([key]);
  return true;
}
