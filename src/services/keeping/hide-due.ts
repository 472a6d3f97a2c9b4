import type { SystemContext } from '../../context/context.ts';
import type { Ending } from './holder.ts';

const hiddenAtOnce = 1000;

/** Of a table whose rows end by `expires_at`: writes down of those that have ended that they are gone. Their columns, as named. */
export function hideDue<Row extends object>(
  { em, now }: SystemContext,
  table: 'gallery' | 'gallery_link' | 'wishlist' | 'batch',
  columns: string,
): Promise<Row[]> {
  return em.execute<Row[]>(
    `with due as materialized (
       select id from ${table} where gone_at is null and expires_at <= ?
         order by expires_at, id limit ${hiddenAtOnce} for update skip locked
     ) update ${table} set gone_at = ? from due where ${table}.id = due.id returning ${columns}`,
    [now(), now()],
  );
}

/** When rows that can be restored are removed. */
export const reapedFrom = (table: 'gallery' | 'wishlist') =>
  `coalesce(${table}.restorable_until, ${table}.gone_at)`;

/** Those that end by themselves, and those that were deleted. */
export function listRestorableEndings(table: 'gallery' | 'wishlist', after: Date, until: Date): Ending[] {
  const ending = (condition: string, end: string): Ending => ({
    rows: `from ${table} where ${condition} and ${end} > ? and ${end} <= ?`,
    end,
    values: [after, until],
    objects: null,
  });
  return [
    ending(`${table}.gone_at is null`, `${table}.expires_at`),
    ending(`${table}.gone_at is not null`, reapedFrom(table)),
  ];
}
