import type { Context } from '../../context/context.ts';
import { type Batch, type BatchCounts, isBatchActive } from '../../schema/batch.ts';

const paceMs = 60_000;

/** Items that have ended out of all: 0 to 1. */
export function progressOf({ items, queued, running }: BatchCounts, batch: Batch): number {
  if (!isBatchActive(batch)) return 1;
  return items === 0 ? 0 : (items - queued - running) / items;
}

/** By the pace of the last minute; null while nothing has ended in it, and for what is final. */
export async function secondsLeft(
  { em, now }: Context,
  batch: Batch,
  { queued, running }: BatchCounts,
): Promise<number | null> {
  if (!isBatchActive(batch) || batch.startedAt === null) return null;
  const [found] = await em.execute<{ ended: number }[]>(
    `select count(*)::int as ended from row_change change
       join batch_item item on item.id = substr(change.id, position('/' in change.id) + 1)
      where change.account_id = ? and change.topic = 'batchItem' and change.at > now() - interval '${paceMs} milliseconds'
        and item.status not in ('QUEUED', 'RUNNING')`,
    [batch.id],
  );
  const ended = found?.ended ?? 0;
  if (ended === 0) return null;
  const spanMs = Math.min(paceMs, Math.max(1000, now().getTime() - batch.startedAt.getTime()));
  return Math.round(((queued + running) * spanMs) / ended / 1000);
}
