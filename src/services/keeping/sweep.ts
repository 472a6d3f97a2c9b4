/**
 * Deletes objects that no row knows: what is left when a process dies between storing and writing. After an older
 * database was restored every newer file looks the same, so
 *
 * 1. an object that is younger than a day is not looked at;
 * 2. one without a row is written down, stays where it is, and goes when every sweep of a week has seen it so;
 * 3. where more than SWEEP_MAX_PERCENT of all objects have no row, none goes, and the log says so.
 *
 * What a late PUT leaves of an upload that has ended goes after the day: no database knows it any more, and a caller could
 * make any number of them. docs/decisions/sweep.md has the reasons.
 */
import type { SystemContext } from '../../context/context.ts';
import { Orphan } from '../../schema/orphan.ts';
import { StoredObject } from '../../schema/stored-object.ts';
import type { ObjectInfo } from '../../tools/storage/storage.ts';
import { isUploadKey } from '../upload/upload-key.ts';
import { findStorageOwner, installationKey } from './installation.ts';

const dayMs = 24 * 3_600_000;
/** An object is stored before its row is written; older ones without a row have lost it. */
const graceMs = dayMs;
/** Long enough to notice what a restored database lacks, and to restore another. */
const waitMs = 7 * dayMs;
/** Orphans for which no share is asked: a process that is killed may leave a few, be the installation ever so small. */
const tolerated = 10;
const batchSize = 500;
const sampleSize = 10;

export interface SweepReport {
  /** All there are, and those of them that are old and have no row. */
  listed: number;
  orphans: number;
  /** Deleted. */
  objects: number;
}

export async function sweepOrphans(
  ctx: SystemContext,
  { signal }: { signal?: AbortSignal } = {},
): Promise<SweepReport> {
  const report = { listed: 0, orphans: 0, objects: 0 };
  if ((await findStorageOwner(ctx)) !== 'ours') {
    ctx.log.error({ event: 'sweep.refused', reason: 'The files in the storage are of another database.' });
    return report;
  }
  const startedAt = new Date();
  for await (const batch of listBatches(ctx, report)) {
    // What has not been listed yet may still be there.
    if (signal?.aborted) return report;
    const unknown = await keepUnknown(ctx, batch);
    for (const { key } of unknown.filter(({ key }) => isUploadKey(key)))
      if (await deleteUnknown(ctx, key, startedAt)) report.objects++;
    const orphans = unknown.filter(({ key }) => !isUploadKey(key));
    report.orphans += orphans.length;
    await writeDown(ctx, orphans, startedAt);
  }
  // They are gone, or have a row again.
  await ctx.em.nativeDelete(Orphan, { seenAt: { $lt: startedAt } });
  if (await refuse(ctx, report)) return report;
  report.objects += await deleteDue(ctx, { signal });
  return report;
}

async function* listBatches(ctx: SystemContext, report: SweepReport): AsyncGenerator<ObjectInfo[]> {
  let batch: ObjectInfo[] = [];
  for await (const object of ctx.storage.list('')) {
    if (object.key === installationKey) continue;
    report.listed++;
    if (isOld(object)) batch.push(object);
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}

function isOld({ modifiedAt }: ObjectInfo): boolean {
  return modifiedAt.getTime() < Date.now() - graceMs;
}

async function keepUnknown(ctx: SystemContext, objects: ObjectInfo[]): Promise<ObjectInfo[]> {
  if (objects.length === 0) return [];
  const rows = await ctx.em
    .fork()
    .find(StoredObject, { key: { $in: objects.map((object) => object.key) } }, { fields: ['key'] });
  const known = new Set(rows.map((row) => row.key));
  return objects.filter((object) => !known.has(object.key));
}

/** One that was put again since begins its week anew. */
async function writeDown(ctx: SystemContext, objects: ObjectInfo[], now: Date): Promise<void> {
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

/** Whether there are too many to be what dead processes have left. */
async function refuse({ em, config, log }: SystemContext, report: SweepReport): Promise<boolean> {
  const { listed, orphans } = report;
  const { sweepMaxPercent } = config;
  const allowed = sweepMaxPercent === 0 ? 0 : Math.max(tolerated, (listed * sweepMaxPercent) / 100);
  if (orphans <= allowed) return false;
  const sample = await em.fork().find(Orphan, {}, { limit: sampleSize, orderBy: { key: 'asc' } });
  log.error({
    event: 'sweep.refused',
    reason:
      `The database knows nothing of ${orphans} of ${listed} files in the storage, and SWEEP_MAX_PERCENT is ` +
      `${sweepMaxPercent}: none of them is deleted. So it is after an older database was restored: then restore the newer ` +
      'one. If they may go, set SWEEP_MAX_PERCENT=100 until the next sweep is done.',
    orphans,
    listed,
    keys: sample.map(({ key }) => key),
  });
  return true;
}

async function deleteDue(ctx: SystemContext, { signal }: { signal?: AbortSignal }): Promise<number> {
  const due = { since: { $lte: new Date(Date.now() - waitMs) } };
  let objects = 0;
  while (!signal?.aborted) {
    const em = ctx.em.fork();
    const batch = await em.find(Orphan, due, { limit: batchSize, orderBy: { key: 'asc' } });
    if (batch.length === 0) break;
    for (const { key, since } of batch) if (await deleteUnknown(ctx, key, since)) objects++;
    await em.nativeDelete(Orphan, { key: { $in: batch.map(({ key }) => key) } });
  }
  return objects;
}

/** Looks once more, at the object and at the row: both may have come since it was seen. */
async function deleteUnknown(ctx: SystemContext, key: string, since: Date): Promise<boolean> {
  const object = await ctx.storage.stat(key);
  if (!object || !isOld(object) || object.modifiedAt > since) return false;
  if ((await keepUnknown(ctx, [object])).length === 0) return false;
  await ctx.storage.delete([key]);
  return true;
}
