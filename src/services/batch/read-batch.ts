/**
 * Reads the file of a batch into rows, by a worker and in pieces: each is one transaction that writes rows and items and how far
 * the file has been read, so that whoever goes on after a death begins behind it. What is read is run at once (line.ts).
 */
import { maxUrlsPerRow } from '../../config/batch-limit.ts';
import type { Context } from '../../context/context.ts';
import { forkContext, inTransaction } from '../../context/transaction.ts';
import { toFailure } from '../../errors.ts';
import { announce } from '../../events/announce.ts';
import { changesOf } from '../../events/topics.ts';
import { Batch } from '../../schema/batch.ts';
import type { CsvProblem, CsvRow } from '../../tools/csv/csv.ts';
import { createProblemList } from '../../tools/csv/problem-list.ts';
import { readRows } from '../../tools/csv/read-rows.ts';
import { batchKey } from './batch-key.ts';
import { cannotRead } from './create-batch.ts';
import { enqueueLine } from './enqueue.ts';
import { insertRows } from './insert-rows.ts';
import { urlParser } from './parse-url.ts';

const rowsAtOnce = 1000;

/** False if it was told to stop before the end. A batch that is read, canceled or gone is passed over. */
export async function readBatch(
  ctx: Context,
  id: string,
  { signal }: { signal: AbortSignal },
): Promise<boolean> {
  const batch = await ctx.em.findOne(Batch, { id, isRead: false, status: 'READING' });
  if (!batch) return true;
  return ctx.storage.withFile(batchKey(batch), async (path) => {
    const rows = readRows(path, batch.layout, {
      maxRows: ctx.config.maxBatchRows,
      maxUrlsPerRow,
      parseUrl: urlParser(ctx),
      from: batch.rowCount,
    });
    let piece: CsvRow[] = [];
    let behind = batch.rowCount;
    for await (const row of rows) {
      piece.push(row);
      if (piece.length < rowsAtOnce) continue;
      if (signal.aborted) return false;
      if (!(await write(ctx, id, { behind, rows: piece, isLast: false, fault: null }))) return true;
      behind += piece.length;
      piece = [];
    }
    await write(ctx, id, { behind, rows: piece, isLast: true, fault: rows.brokenBy });
    return true;
  });
}

interface Piece {
  /** The number of rows before. */
  behind: number;
  rows: CsvRow[];
  isLast: boolean;
  /** What broke the file off. */
  fault: CsvProblem | null;
}

/** False, and nothing written, if another reads it by now, or nobody is to. */
function write(ctx: Context, id: string, { behind, rows, isLast, fault }: Piece): Promise<boolean> {
  return inTransaction(forkContext(ctx), async (inner) => {
    await inner.em.execute('select from batch where id = ? for no key update', [id]);
    const batch = await inner.em.findOne(Batch, { id }, { refresh: true });
    if (batch?.status !== 'READING' || batch.rowCount !== behind || batch.isRead) return false;
    const { items, distinct, problems } = await insertRows(inner, batch, rows);
    const told = createProblemList(batch.problems, batch.problemCount);
    told.add([...problems, ...(fault ? [fault] : [])]);
    Object.assign(batch, {
      rowCount: behind + rows.length,
      itemCount: batch.itemCount + items,
      distinctCount: batch.distinctCount + distinct,
      ...told.list(),
      ...(isLast && { isRead: true, status: 'RUNNING' }),
      ...(fault && { error: toFailure(cannotRead(fault)) }),
    } satisfies Partial<Batch>);
    await inner.em.flush();
    await enqueueLine(inner, id);
    await announce(inner, ...changesOf('batch', [batch]));
    return true;
  });
}
