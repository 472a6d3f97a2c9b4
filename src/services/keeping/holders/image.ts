import { inTransaction } from '../../../context/transaction.ts';
import { announce } from '../../../events/announce.ts';
import { changesOf, type Keys } from '../../../events/topics.ts';
import { buryImages, type LockedImage } from '../bury-images.ts';
import type { Holder } from '../holder.ts';
import { reapWithObjects } from '../reap-with-objects.ts';
import type { Reaping } from '../reaping.ts';
import { completeReceipts } from '../receipt.ts';

const hiddenAtOnce = 5000;
/** From when on it is removed. The index image_reap_index is by it. */
const reapedFrom = 'coalesce(image.restorable_until, image.gone_at)';
const objects = { imageId: 'image.id' };

const due = `from image where gone_at is null and expires_at <= ? order by expires_at, id limit ${hiddenAtOnce}`;

/** Materialised, or the limit may be exceeded where rows are skipped. */
const lockFree = `with due as materialized (select id, account_id, gallery_id ${due} for update skip locked)
  select id, account_id as "accountId", gallery_id as "galleryId" from due`;

/** Who waits does it in the order in which everybody locks images. */
const lockInTurn = `with due as materialized (
    select id, account_id, gallery_id from image where id = any(array(select id ${due})) and gone_at is null order by id for update
  ) select id, account_id as "accountId", gallery_id as "galleryId" from due`;

/** Hidden when it ends or can no more be restored; then its objects are removed, and last its row with all that hangs on it. */
export const imageHolder: Holder = {
  counted: 'images',

  endings(_ctx, after, until) {
    const values = [after, until];
    return [
      {
        rows: 'from image where image.gone_at is null and image.expires_at > ? and image.expires_at <= ?',
        end: 'image.expires_at',
        values,
        objects,
      },
      {
        rows: `from image where image.gone_at is not null and ${reapedFrom} > ? and ${reapedFrom} <= ?`,
        end: reapedFrom,
        values,
        objects,
      },
    ];
  },

  nextEnd: 'select min(expires_at) from image where gone_at is null and expires_at > ?',

  async hide(ctx, { waits }) {
    return inTransaction(ctx, async (inner) => {
      const images = await inner.em.execute<LockedImage[]>(waits ? lockInTurn : lockFree, [inner.now()]);
      if (images.length > 0) await buryImages(inner, images);
      return images.length;
    });
  },

  async reap(reaping) {
    let behind: [Date, string] = [new Date(0), ''];
    await reapWithObjects(reaping, 'images', {
      async take({ em, now }, limit) {
        // A lease of a run that is over is none: one runs at a time, and it passes each image once.
        const taken = await em.execute<{ id: string; ms: number }[]>(
          `update image set reaper = ? where id in (
             select id from image where gone_at is not null and ${reapedFrom} <= ? and (${reapedFrom}, id) > (?, ?)
               order by ${reapedFrom}, id limit ? for update skip locked
           ) returning id, (extract(epoch from ${reapedFrom}) * 1000)::float8 as ms`,
          [reaping.runId, now(), ...behind, limit],
        );
        const last = taken.toSorted((a, b) => b.ms - a.ms || (a.id < b.id ? 1 : -1))[0];
        if (last) behind = [new Date(last.ms), last.id];
        return taken.map(({ id }) => id);
      },
      listObjects: ({ em }, ids) =>
        em.execute(
          'select image_id as id, key, byte_size as "byteSize" from stored_object where image_id = any(?::text[])',
          [`{${ids.join(',')}}`],
        ),
      bury: (inner, ids) => buryRows(inner, ids, reaping),
    });
  },
};

/** Only those that are gone and still ours: one that is alive again has nothing to do with the objects that are gone. */
async function buryRows(inner: Reaping['ctx'], ids: readonly string[], { runId }: Reaping): Promise<number> {
  const { em } = inner;
  const images = await em.execute<LockedImage[]>(
    `select id, account_id as "accountId", gallery_id as "galleryId" from image
       where id = any(?::text[]) and gone_at is not null and reaper = ? order by id for update`,
    [`{${ids.join(',')}}`, runId],
  );
  const gone = images.map(({ id }) => id);
  const list = `{${gone.join(',')}}`;
  const jobs = await em.execute<Keys<'job'>[]>(
    'select id, account_id as "accountId" from job where image_id = any(?::text[]) order by id for update',
    [list],
  );
  await completeReceipts(inner, gone);
  // What hangs on them goes by the set: by the cascade each image moves what its account holds by itself.
  await em.execute(
    `with objects as (delete from stored_object where image_id = any(?::text[])),
       renditions as (delete from rendition where image_id = any(?::text[])),
       mattes as (delete from image_matte where image_id = any(?::text[])),
       strokes as (delete from mask_stroke where mask_id in (select id from mask where image_id = any(?::text[]))),
       jobs as (delete from job where image_id = any(?::text[]))
     delete from image where id = any(?::text[])`,
    [list, list, list, list, list, list],
  );
  await announce(inner, ...changesOf('image', images), ...changesOf('job', jobs));
  return images.length;
}
