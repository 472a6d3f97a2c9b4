import type { SystemContext } from '../../context/context.ts';
import { Orphan } from '../../schema/orphan.ts';
import type { PurgeRun } from '../../schema/purge-run.ts';
import type { ObjectInfo } from '../../tools/storage/storage.ts';
import { isUploadKey } from '../upload/upload-key.ts';
import { deleteUnknown, isOld, keepUnknown } from './delete-orphans.ts';
import { installationKey } from './installation.ts';
import type { Reaping } from './reaping.ts';

/** Every key begins with one of these. Listed one by one, so that a sweep that was broken off goes on and does not begin anew. */
const prefixes = [...'-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz'];
const batchSize = 500;
const sampleSize = 10;

/** Writes down what has no row, from where the run before was broken off; null if this one is, too. */
export async function listOrphans(
  reaping: Reaping,
  run: PurgeRun,
  waitMs: number,
): Promise<{ startedAt: Date } | null> {
  const { ctx } = reaping;
  const startedAt = new Date(run.cursor?.startedAt ?? ctx.now());
  for (const prefix of prefixes.filter((prefix) => prefix > (run.cursor?.prefix ?? ''))) {
    const before = run.listed;
    const counts = { listed: run.listed, orphans: run.orphans };
    for await (const batch of listBatches(ctx, prefix, counts)) {
      // What has not been listed yet may still be there.
      if (reaping.isOver()) return null;
      const unknown = await keepUnknown(ctx, batch);
      for (const object of unknown.filter(({ key }) => isUploadKey(key)))
        if (await deleteUnknown(ctx, object.key, startedAt)) count(reaping, object);
      const orphans = unknown.filter(({ key }) => !isUploadKey(key));
      counts.orphans += orphans.length;
      await writeDown(ctx, orphans, startedAt, waitMs);
    }
    Object.assign(run, counts, { cursor: { prefix, startedAt: startedAt.toISOString() } });
    const { listed, orphans, cursor } = run;
    if (listed > before) await reaping.save({ values: { listed, orphans, cursor } });
  }
  await reaping.save({ values: { cursor: null } });
  return reaping.isOver() ? null : { startedAt };
}

function count({ removed }: Reaping, { byteSize }: Pick<ObjectInfo, 'byteSize'>): void {
  removed.orphans++;
  removed.bytes += byteSize;
}

async function* listBatches(
  ctx: SystemContext,
  prefix: string,
  counts: { listed: number },
): AsyncGenerator<ObjectInfo[]> {
  let batch: ObjectInfo[] = [];
  for await (const object of ctx.storage.list(prefix)) {
    if (object.key === installationKey) continue;
    counts.listed++;
    if (isOld(ctx, object)) batch.push(object);
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** One that was put again since begins its time anew. */
async function writeDown(
  ctx: SystemContext,
  objects: ObjectInfo[],
  now: Date,
  waitMs: number,
): Promise<void> {
  if (objects.length === 0) return;
  const em = ctx.em.fork();
  const earlier = await em.find(Orphan, { key: { $in: objects.map(({ key }) => key) } });
  const sinces = new Map(earlier.map(({ key, since }) => [key, since]));
  const rows = objects.map(({ key, modifiedAt }) => {
    const since = sinces.get(key);
    return { key, since: since && since >= modifiedAt ? since : now, seenAt: now };
  });
  const added = rows.filter(({ since }) => since === now).map(({ key }) => key);
  await em.fork().upsertMany(Orphan, rows);
  if (added.length > 0)
    ctx.log.warn({
      event: 'sweep.found',
      objects: added.length,
      keys: added.slice(0, sampleSize),
      deletedAfter: new Date(now.getTime() + waitMs),
    });
}
