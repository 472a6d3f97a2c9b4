import { z } from 'zod';
import type { Context } from '../../context/context.ts';
import { badInput } from '../../errors.ts';
import { parseMark, readMarkSql } from '../../events/mark.ts';
import type { Listed } from '../../tools/feed/watch.ts';
import { checkMark, cursorTooOld, type Place, parsePlace, writePlace } from './cursor.ts';

/** What who comes without a cursor is told of, besides what is active: longer than an ordinary outage. */
const beginningMs = 10 * 60_000;
const maxListed = 10_000;

/** A condition in SQL, with its values. */
export interface Condition {
  sql: string;
  values: unknown[];
}

export interface ChangesRequest {
  topic: 'job' | 'image' | 'gallery' | 'wishlist' | 'batchItem' | 'webhook_delivery';
  /** Of changes of another topic that are told with them, by their names. Default: none. */
  with?: 'claim' | null;
  /** The account, the gallery, the wishlist or the batch, whose changes they are. */
  of: string;
  /** Where the caller stands; null for the beginning. */
  told: string | null;
  /** Ids to list besides. */
  besides: (place: Place | null) => Condition;
  /** So many are told; more are CURSOR_TOO_OLD. Default: 10,000. */
  most?: number;
  /** Of the row, as `entity`; what is gone is listed whatever it was. Default: all. */
  where?: Condition | null;
}

const answerSchema = z.tuple([
  z.object({ mark: z.string(), wentBack: z.boolean().nullable(), ids: z.array(z.string()) }),
]);

/**
 * What changed at or after the caller's mark, or in the last ten minutes, all of it and the mark of now in one snapshot.
 * CONFLICT with `reason` CURSOR_TOO_OLD if it is not known any more, or more than 10,000.
 */
export async function listChanges(ctx: Pick<Context, 'em'>, request: ChangesRequest): Promise<Listed> {
  const { topic, of, told, where, besides, most = maxListed } = request;
  // Of a gallery each row says in which it is, or was, as an image may be told in two.
  const isOfList = topic === 'gallery' || topic === 'wishlist' || topic === 'batchItem';
  const idSql = isOfList ? "substr(change.id, position('/' in change.id) + 1)" : 'change.id';
  const place = told === null ? null : parsePlace(told);
  const parts = [
    ...(place ? [{ sql: 'xid >= ?::xid8', values: [`${place.mark.xid}`] }] : []),
    ...(place && !place.isBeginning ? [] : [beginningOf(place)]),
  ];
  const lists = [
    ...parts.map(
      (part): Condition => ({
        sql: `select ${idSql} as id from row_change change ${where ? `left join ${topic} entity using (id)` : ''}
          where change.account_id = ? and change.topic in (?, ?) and change.${part.sql}
            and change.xid < pg_snapshot_xmax(pg_current_snapshot())
            ${where ? `and (entity.id is null or ${where.sql})` : ''}`,
        values: [of, topic, request.with ?? topic, ...part.values, ...(where?.values ?? [])],
      }),
    ),
    besides(place),
  ].map(({ sql, values }): Condition => ({ sql: `(${sql} limit ${most + 1})`, values }));
  const [{ mark, wentBack, ids }] = answerSchema.parse(
    await ctx.em.execute(
      `select ${readMarkSql} as mark, (${wentBackSql}) as "wentBack", array(${lists.map(({ sql }) => sql).join(' union ')}) as ids`,
      [`${place?.mark.xid ?? 0}`, place?.mark.atMs ?? 0, ...lists.flatMap(({ values }) => values)],
    ),
  );
  const now = parseMark(mark);
  if (place) checkMark(place.mark, now);
  if (place && wentBack) throw cursorTooOld('is of a time that this database does not know');
  if (ids.length > most) throw tooMany(told, most);
  return { ids, from: told ?? writePlace({ mark: now, isBeginning: true }), mark };
}

function beginningOf(place: Place | null): Condition {
  const until = place ? 'to_timestamp(?::float8 / 1000)' : 'now()';
  return {
    sql: `at >= ${until} - interval '${beginningMs} milliseconds'`,
    values: place ? [place.mark.atMs] : [],
  };
}

/**
 * Whether a process began to listen after the cursor was given, with a lower xid: so it is where files of an earlier day
 * were put in the place of those that the cursor is of.
 */
const wentBackSql = `select bool_or(true) from row_change
  where account_id = '' and topic = 'start' and xid < ?::xid8 and at > to_timestamp(?::float8 / 1000)`;

function tooMany(told: string | null, most: number) {
  const limit = { limit: most };
  if (told !== null) return cursorTooOld(`is behind more than ${most} changes`, limit);
  return badInput('after', `given where more than ${most} have changed in ten minutes`, 'none', limit);
}
