import type { SystemContext } from '../../../context/context.ts';
import { forkContext, inTransaction } from '../../../context/transaction.ts';
import { announce } from '../../../events/announce.ts';
import { changesOf, type Keys } from '../../../events/topics.ts';
import { Batch, isBatchActive } from '../../../schema/batch.ts';
import { finishBatch } from '../../batch/finish-batch.ts';
import { hideDue } from '../hide-due.ts';
import type { Holder } from '../holder.ts';
import { reapWithObjects } from '../reap-with-objects.ts';

const objects = { key: "'batches/' || batch.id || '/input'" };
/** Of one batch: a statement takes seconds for a hundred thousand. */
const itemsAtOnce = 10_000;
/** As many as are hidden at once. */
const endedAtOnce = 1000;

/** Ends with its rows, their items and its file; its images have lives of their own. What runs of it is let end. */
export const batchHolder: Holder = {
  counted: 'batches',

  endings(_ctx, after, until) {
    const values = [after, until];
    return [
      {
        rows: 'from batch where batch.gone_at is null and batch.expires_at > ? and batch.expires_at <= ?',
        end: 'batch.expires_at',
        values,
        objects,
      },
      {
        rows: 'from batch where batch.gone_at is not null and batch.gone_at > ? and batch.gone_at <= ?',
        end: 'batch.gone_at',
        values,
        objects,
      },
    ];
  },

  nextEnd: 'select min(expires_at) from batch where gone_at is null and expires_at > ?',

  async hide(ctx) {
    for (const { id } of await listActiveDue(ctx)) await endDue(ctx, id);
    return inTransaction(ctx, async (inner) => {
      const columns = 'batch.id, batch.account_id as "accountId"';
      const batches = await hideDue<Keys<'account'> & { accountId: string }>(inner, 'batch', columns);
      await announce(inner, ...changesOf('batch', batches));
      return batches.length;
    });
  },

  async reap(reaping) {
    let behind: [Date, string] = [new Date(0), ''];
    await reapWithObjects(reaping, 'batches', {
      async take({ em, now }, limit) {
        const due = await em.execute<{ id: string; ms: number }[]>(
          `select id, (extract(epoch from gone_at) * 1000)::float8 as ms from batch
            where gone_at is not null and gone_at <= ? and (gone_at, id) > (?, ?) order by gone_at, id limit ?`,
          [now(), ...behind, limit],
        );
        const last = due.at(-1);
        if (last) behind = [new Date(last.ms), last.id];
        const ids = due.map(({ id }) => id);
        await em.execute(
          `update stored_object set deleted_at = ? where deleted_at is null
             and key = any(array(select ${objects.key} from batch where id = any(?::text[])))`,
          [now(), `{${ids.join(',')}}`],
        );
        return ids;
      },
      listObjects: ({ em }, ids) =>
        em.execute(
          `select batch.id, object.key, object.byte_size as "byteSize" from batch
             join stored_object object on object.key = ${objects.key} where batch.id = any(?::text[])`,
          [`{${ids.join(',')}}`],
        ),
      bury: buryBatches,
    });
  },
};

/** Of those that are over before their work is: who waits for the end is told of it. */
function listActiveDue({ em, now }: SystemContext): Promise<{ id: string }[]> {
  return em.execute(
    `select id from batch where gone_at is null and expires_at <= ? and status in ('READING', 'RUNNING')
      order by expires_at, id limit ${endedAtOnce}`,
    [now()],
  );
}

async function endDue(ctx: SystemContext, id: string): Promise<void> {
  await inTransaction(forkContext(ctx), async (inner) => {
    await inner.em.execute('select from batch where id = ? for no key update', [id]);
    const batch = await inner.em.findOne(Batch, { id }, { refresh: true, filters: { alive: false } });
    if (batch && isBatchActive(batch)) await finishBatch(inner, batch, 'CANCELED');
  });
}

async function buryBatches(inner: SystemContext, ids: readonly string[]): Promise<number> {
  const { em } = inner;
  const list = `{${ids.join(',')}}`;
  for (const table of ['batch_item', 'batch_row'])
    for (;;) {
      const rows = await em.execute<object[]>(
        `delete from ${table} where id = any(array(
           select id from ${table} where batch_id = any(?::text[]) limit ${itemsAtOnce})) returning 1`,
        [list],
      );
      if (rows.length < itemsAtOnce) break;
    }
  await em.execute(
    `delete from stored_object where key = any(array(select ${objects.key} from batch where id = any(?::text[])))`,
    [list],
  );
  const gone = await em.execute<{ id: string; accountId: string }[]>(
    'delete from batch where id = any(?::text[]) returning id, account_id as "accountId"',
    [list],
  );
  await announce(inner, ...changesOf('batch', gone));
  return gone.length;
}
