import type { SystemContext } from '../../../context/context.ts';
import { inTransaction } from '../../../context/transaction.ts';
import { announce } from '../../../events/announce.ts';
import { changesOf } from '../../../events/topics.ts';
import { hideDue } from '../hide-due.ts';
import type { Holder } from '../holder.ts';
import { reapRows, rowsAtOnce } from '../reap-rows.ts';

interface Link {
  id: string;
  accountId: string;
  galleryId: string;
}

const named =
  'gallery_link.id, gallery_link.account_id as "accountId", gallery_link.gallery_id as "galleryId"';
/** So long its owner sees one that they have revoked. */
const revokedKeptMs = 86_400_000;

/** Opens nothing from its end on. A visitor is told that it has ended until its row goes, and then that it leads nowhere. */
export const galleryLinkHolder: Holder = {
  counted: 'links',

  endings(_ctx, after, until) {
    const instants = [after, until];
    const ending = (column: string, condition: string, values: unknown[] = instants) => ({
      rows: `from gallery_link where ${condition} and ${column} > ? and ${column} <= ?`,
      end: column,
      values,
      objects: null,
    });
    const revoked = instants.map((instant) => new Date(instant.getTime() - revokedKeptMs));
    return [
      ending('expires_at', 'gone_at is null and revoked_at is null'),
      ending('gone_at', 'gone_at is not null'),
      ending('revoked_at', 'gone_at is null', revoked),
    ];
  },

  nextEnd: 'select min(expires_at) from gallery_link where gone_at is null and expires_at > ?',

  async hide(ctx) {
    return inTransaction(ctx, async (inner) => {
      const links = await hideDue<Link>(inner, 'gallery_link', named);
      await announce(inner, ...changesOf('galleryLink', links));
      return links.length;
    });
  },

  reap: (reaping) => reapRows(reaping, 'links', removeLinks),
};

async function removeLinks({ em, now }: SystemContext): Promise<number> {
  const rows = await em.execute<unknown[]>(
    `delete from gallery_link where id in (
       select id from gallery_link where gone_at <= ? or revoked_at <= ? limit ${rowsAtOnce} for update skip locked
     ) returning 1`,
    [now(), new Date(now().getTime() - revokedKeptMs)],
  );
  return rows.length;
}
