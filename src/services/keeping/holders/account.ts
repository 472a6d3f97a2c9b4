import { inTransaction } from '../../../context/transaction.ts';
import { buryImages, type LockedImage } from '../bury-images.ts';
import type { Holder } from '../holder.ts';
import { reapRows } from '../reap-rows.ts';
import { staleMs } from './collage-picture.ts';

const hiddenAtOnce = 5000;

/** Those that their owners deleted, for good. */
const deleted = 'select id from account where deleted_at is not null';

/**
 * One that was deleted: its pictures and uploads end with it and go the way of all others, and once nothing of them is left
 * its last rows go. Nobody wants to know how many there were.
 */
export const accountHolder: Holder = {
  counted: null,
  endings: () => [],

  async hide(ctx) {
    // Asked for by themselves: with none of them the planner would look through all images.
    const accounts = await ctx.em.execute<{ id: string }[]>(deleted);
    if (accounts.length === 0) return 0;
    const list = `{${accounts.map(({ id }) => id).join(',')}}`;
    return inTransaction(ctx, async (inner) => {
      const { em } = inner;
      const images = await em.execute<LockedImage[]>(
        `with due as materialized (
           select id, account_id, gallery_id from image where account_id = any(?::text[])
             and (gone_at is null or restorable_until is not null)
             order by account_id, created_at desc, id desc limit ${hiddenAtOnce} for update skip locked
         ) select id, account_id as "accountId", gallery_id as "galleryId" from due order by id`,
        [list],
      );
      if (images.length > 0) await buryImages(inner, images);
      const now = inner.now();
      await em.execute(
        'update pending_upload set expires_at = ? where expires_at > ? and account_id = any(?::text[])',
        [now, now, list],
      );
      await em.execute('update batch set gone_at = ? where gone_at is null and account_id = any(?::text[])', [
        now,
        list,
      ]);
      await em.execute('update collage_picture set stale_at = ? where account_id = any(?::text[])', [
        new Date(now.getTime() - staleMs),
        list,
      ]);
      return images.length;
    });
  },

  reap: (reaping) =>
    reapRows(reaping, null, async ({ em }) => {
      const gone = await em.execute<unknown[]>(
        `delete from account where deleted_at is not null
           and not exists (select from stored_object where account_id = account.id)
           and not exists (select from image where account_id = account.id)
           and not exists (select from collage_picture where account_id = account.id)
           and not exists (select from batch where account_id = account.id)
           and not exists (select from pending_upload where account_id = account.id) returning 1`,
      );
      return gone.length;
    }),
};
