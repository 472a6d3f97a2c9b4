import { maskPrefixSql } from '../../mask/mask-key.ts';
import type { Holder } from '../holder.ts';
import { reapWithObjects } from '../reap-with-objects.ts';

/** From when on it is removed. The index mask_reap_index is by it. */
const reapedFrom = 'coalesce(mask.restorable_until, mask.gone_at)';

/** Of a mask all objects: what it was drawn over, and its versions as files. */
const objectsOf = `from mask join image on image.id = mask.image_id
  join stored_object object on object.image_id = mask.image_id and starts_with(object.key, ${maskPrefixSql})
  where mask.id = any(?::text[])`;

/** One that was deleted by itself. With its image it is hidden and removed as that is. */
export const maskHolder: Holder = {
  counted: 'masks',

  endings: (_ctx, after, until) => [
    {
      rows: `from mask join image on image.id = mask.image_id where mask.gone_at is not null and ${reapedFrom} > ? and ${reapedFrom} <= ?`,
      end: reapedFrom,
      values: [after, until],
      objects: { imageId: 'mask.image_id', prefix: maskPrefixSql },
    },
  ],

  async reap(reaping) {
    let behind: [Date, string] = [new Date(0), ''];
    await reapWithObjects(reaping, 'masks', {
      async take({ em, now }, limit) {
        const due = await em.execute<{ id: string; ms: number }[]>(
          `select id, (extract(epoch from ${reapedFrom}) * 1000)::float8 as ms from mask
           where gone_at is not null and ${reapedFrom} <= ? and (${reapedFrom}, id) > (?, ?)
           order by ${reapedFrom}, id limit ?`,
          [now(), ...behind, limit],
        );
        const last = due.at(-1);
        if (last) behind = [new Date(last.ms), last.id];
        // From now on it cannot be restored: nobody is to find it again without its objects.
        const taken = await em.execute<{ id: string }[]>(
          `update mask set restorable_until = null where id = any(?::text[]) and gone_at is not null
             and ${reapedFrom} <= ? returning id`,
          [list(due), now()],
        );
        await em.execute(
          `update stored_object set deleted_at = ? where deleted_at is null and key = any(array(select object.key ${objectsOf}))`,
          [now(), list(taken)],
        );
        return taken.map(({ id }) => id);
      },
      listObjects: ({ em }, ids) =>
        em.execute(`select mask.id, object.key, object.byte_size as "byteSize" ${objectsOf}`, [
          list(named(ids)),
        ]),
      async bury({ em }, ids) {
        const gone = await em.execute<{ id: string; accountId: string }[]>(
          `select id, account_id as "accountId" from mask where id = any(?::text[]) and gone_at is not null
           order by id for update`,
          [list(named(ids))],
        );
        const values = [list(gone)];
        // Both statements move what the same accounts hold: by the first of them in one order.
        await em.execute(
          'select from account_usage where account_id = any(?::text[]) order by account_id for no key update',
          [list(gone.map(({ accountId: id }) => ({ id })))],
        );
        await em.execute(
          `delete from stored_object where key = any(array(select object.key ${objectsOf}))`,
          values,
        );
        await em.execute('delete from mask_stroke where mask_id = any(?::text[])', values);
        await em.execute('delete from mask where id = any(?::text[])', values);
        return gone.length;
      },
    });
  },
};

const named = (ids: readonly string[]) => ids.map((id) => ({ id }));

const list = (rows: readonly { id: string }[]) => `{${rows.map(({ id }) => id).join(',')}}`;
