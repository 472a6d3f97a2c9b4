import type { SystemContext } from '../../../context/context.ts';
import { inTransaction } from '../../../context/transaction.ts';
import { announce } from '../../../events/announce.ts';
import { changesOf } from '../../../events/topics.ts';
import { hideDue, listRestorableEndings, reapedFrom } from '../hide-due.ts';
import type { Holder } from '../holder.ts';
import { reapRows, rowsAtOnce } from '../reap-rows.ts';
import type { Reaping } from '../reaping.ts';

/** Ends with all that is in it: its images have no later end than it, and are hidden and removed before. */
export const galleryHolder: Holder = {
  counted: 'galleries',

  endings: (_ctx, after, until) => listRestorableEndings('gallery', after, until),

  nextEnd: 'select min(expires_at) from gallery where gone_at is null and expires_at > ?',

  async hide(ctx) {
    return inTransaction(ctx, async (inner) => {
      const columns = 'gallery.id, gallery.account_id as "accountId"';
      const galleries = await hideDue<{ id: string; accountId: string }>(inner, 'gallery', columns);
      await announce(inner, ...changesOf('gallery', galleries));
      return galleries.length;
    });
  },

  reap: (reaping) => reapRows(reaping, 'galleries', (inner) => removeGalleries(inner, reaping)),
};

/** With their links. An image whose bytes could not be removed is in none then, and stays gone. */
async function removeGalleries(inner: SystemContext, { removed }: Reaping): Promise<number> {
  const gone = await inner.em.execute<{ id: string; accountId: string }[]>(
    `with due as materialized (
       select id, account_id from gallery where gone_at is not null and ${reapedFrom('gallery')} <= ?
         order by ${reapedFrom('gallery')} limit ${rowsAtOnce} for update skip locked
     ) select id, account_id as "accountId" from due`,
    [inner.now()],
  );
  const list = `{${gone.map(({ id }) => id).join(',')}}`;
  const links = await inner.em.execute<object[]>(
    'delete from gallery_link where gallery_id = any(?::text[]) returning 1',
    [list],
  );
  removed.links += links.length;
  await inner.em.execute('delete from gallery where id = any(?::text[])', [list]);
  await announce(inner, ...changesOf('gallery', gone));
  return gone.length;
}
