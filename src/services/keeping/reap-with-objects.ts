import pLimit from 'p-limit';
import type { SystemContext } from '../../context/context.ts';
import { forkContext } from '../../context/transaction.ts';
import type { PurgeCounts } from '../../schema/purge-run.ts';
import { UndeletedError } from '../../tools/storage/storage-error.ts';
import type { Reaping } from './reaping.ts';

const rowsAtOnce = 1000;
/** As many as S3 takes in one call. */
const keysAtOnce = 1000;
const callsAtOnce = 4;

interface HeldObject {
  /** Of the row that holds it. */
  id: string;
  key: string;
  byteSize: number;
}

export interface ReapSteps {
  /** Ids of the next rows, each but once in a run; empty when there are no more. */
  take(ctx: SystemContext, limit: number): Promise<string[]>;
  listObjects(ctx: SystemContext, ids: readonly string[]): Promise<HeldObject[]>;
  /** Removes the rows whose objects are gone; the number. Called in a transaction of its own. */
  bury(inner: SystemContext, ids: readonly string[]): Promise<number>;
}

/**
 * Removes rows that hold objects: the rows have their tombstones, the objects go, outside of any transaction, and last the
 * rows. Whoever dies in between leaves rows that the next run finds, and deleting an object twice is no error. A row of
 * which one object could not be deleted stays, with all that names it.
 */
export async function reapWithObjects(
  reaping: Reaping,
  counted: keyof PurgeCounts | null,
  steps: ReapSteps,
): Promise<void> {
  const { removed } = reaping;
  while (!reaping.isOver()) {
    const ctx = forkContext(reaping.ctx);
    const ids = await steps.take(ctx, rowsAtOnce);
    if (ids.length === 0) return;
    const objects = await steps.listObjects(ctx, ids);
    const left = await deleteObjects(reaping, objects);
    const held = new Set(left.map(({ id }) => id));
    const free = ids.filter((id) => !held.has(id));
    const gone = objects.filter(({ id }) => !held.has(id));
    await reaping.save({
      async work(inner) {
        const buried = free.length > 0 ? await steps.bury(inner, free) : 0;
        if (counted) removed[counted] += buried;
        removed.objects += gone.length;
        removed.bytes += gone.reduce((sum, { byteSize }) => sum + byteSize, 0);
      },
    });
  }
}

/** Those that could not be deleted. */
async function deleteObjects(reaping: Reaping, objects: readonly HeldObject[]): Promise<HeldObject[]> {
  const chunks = Array.from({ length: Math.ceil(objects.length / keysAtOnce) }, (_, i) =>
    objects.slice(i * keysAtOnce, (i + 1) * keysAtOnce),
  );
  const inTurn = pLimit(callsAtOnce);
  const left = await Promise.all(chunks.map((chunk) => inTurn(() => deleteChunk(reaping, chunk))));
  return left.flat();
}

async function deleteChunk(reaping: Reaping, objects: HeldObject[]): Promise<HeldObject[]> {
  if (reaping.isOver()) return objects;
  try {
    await reaping.ctx.storage.delete(objects.map(({ key }) => key));
    return [];
  } catch (error) {
    const failed = error instanceof UndeletedError ? new Set(error.keys) : null;
    const left = failed ? objects.filter(({ key }) => failed.has(key)) : objects;
    reaping.fail(error, { isWhole: left.length === objects.length });
    return left;
  }
}
