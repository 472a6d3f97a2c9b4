import type { AnyContext, SystemContext } from '../../context/context.ts';
import { noCounts, type PurgeCounts } from '../../schema/purge-run.ts';
import type { Ending } from './holder.ts';
import { holders } from './holders.ts';

/** Up to here is counted; above it the planner is asked. */
const countedAtMost = 10_000;

export interface Counted {
  counts: PurgeCounts;
  /** The end of the one that ended first; null if there is none. */
  oldestAt: Date | null;
}

/** Nothing has ended before. */
export const everSince = new Date(0);

type Db = Pick<AnyContext, 'em' | 'config'>;

/** What has ended after one instant, and until the other, and is still there. */
export async function countEndings(ctx: Db, after: Date, until: Date): Promise<Counted> {
  const counts = noCounts();
  let oldestMs: number | null = null;
  for (const { counted, endings } of holders) {
    for (const ending of endings(ctx, after, until)) {
      const { rows, oldest } = await countRows(ctx, ending);
      if (rows === 0) continue;
      if (counted) counts[counted] += rows;
      if (oldest !== null) oldestMs = Math.min(oldest, oldestMs ?? oldest);
      const { objects, bytes } = await countObjects(ctx, ending);
      const scale = Math.max(1, rows / countedAtMost);
      counts.objects += Math.round(objects * scale);
      counts.bytes += Math.round(bytes * scale);
    }
  }
  return { counts, oldestAt: oldestMs === null ? null : new Date(oldestMs) };
}

/** How many rows are due. */
export async function countDue(ctx: SystemContext): Promise<number> {
  let due = 0;
  for (const { endings } of holders)
    for (const ending of endings(ctx, everSince, ctx.now())) due += (await countRows(ctx, ending)).rows;
  return due;
}

async function countRows(
  { em }: Db,
  { rows, end, values }: Ending,
): Promise<{ rows: number; oldest: number | null }> {
  const [found] = await em.execute<{ count: number; oldest: number | null }[]>(
    `select count(*)::int as count, (extract(epoch from min(at)) * 1000)::float8 as oldest
       from (select ${end} as at ${rows} order by ${end} limit ${countedAtMost + 1}) due`,
    values,
  );
  const { count = 0, oldest = null } = found ?? {};
  return {
    rows: count > countedAtMost ? Math.max(count, await estimate({ em }, rows, values)) : count,
    oldest,
  };
}

async function estimate({ em }: Pick<Db, 'em'>, rows: string, values: unknown[]): Promise<number> {
  const [explained] = await em.execute<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }[]>(
    `explain (format json) select 1 ${rows}`,
    values,
  );
  return explained?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0;
}

/** Of the first of them, each by the index: with a join the planner may read all objects instead. */
async function countObjects(
  { em }: Db,
  { rows, end, values, objects }: Ending,
): Promise<{ objects: number; bytes: number }> {
  if (!objects) return { objects: 0, bytes: 0 };
  const [columns, condition] = describeObjects(objects);
  const [found] = await em.execute<{ objects: number; bytes: number }[]>(
    `select coalesce(sum(object.count), 0)::int as objects, coalesce(sum(object.bytes), 0)::float8 as bytes
       from (select ${columns} ${rows} order by ${end} limit ${countedAtMost}) due
       cross join lateral (
         select count(*) as count, sum(byte_size) as bytes from stored_object where ${condition}
       ) object`,
    values,
  );
  return found ?? { objects: 0, bytes: 0 };
}

/** The columns by which the rows are joined with their objects, and how. */
function describeObjects(objects: NonNullable<Ending['objects']>): [columns: string, condition: string] {
  if ('key' in objects) return [`${objects.key} as holder`, 'key = due.holder'];
  const { imageId, prefix } = objects;
  if (prefix === undefined) return [`${imageId} as holder`, 'image_id = due.holder'];
  return [
    `${imageId} as holder, ${prefix} as prefix`,
    'image_id = due.holder and starts_with(key, due.prefix)',
  ];
}
