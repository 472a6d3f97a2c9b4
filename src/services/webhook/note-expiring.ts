import type { SystemContext } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { aliveSql } from '../../schema/life.ts';
import { defaultWithinMs } from '../image/list-expiring.ts';
import { noteEvent } from './note-event.ts';

const atOnce = 1000;

/**
 * Notes each image whose end has come as near as the list `expiringImages` has it by default, of accounts that want to know. An end
 * is noted once, as the database takes it once. The number.
 */
export async function noteExpiring(
  ctx: SystemContext,
  { signal }: { signal?: AbortSignal } = {},
): Promise<{ expiring: number }> {
  let expiring = 0;
  let count = atOnce;
  while (count === atOnce && !signal?.aborted) {
    count = await noteSome(ctx);
    expiring += count;
  }
  return { expiring };
}

interface Ending {
  id: string;
  accountId: string;
  endsAt: string;
}

async function noteSome(ctx: SystemContext): Promise<number> {
  return inTransaction(ctx, async (inner) => {
    const now = inner.now();
    const until = new Date(now.getTime() + defaultWithinMs);
    const rows = await inner.em.execute<Ending[]>(
      `select image.id, image.account_id as "accountId", image.expires_at as "endsAt"
       from (select distinct account_id from webhook_endpoint
         where status = 'ACTIVE' and gone_at is null and 'IMAGE_EXPIRING' = any(events)) listening
       join image on image.account_id = listening.account_id
       where image.gone_at is null and image.expires_at > ? and image.expires_at <= ? and ${aliveSql('image')}
         and not exists (
           select from webhook_event event
             where event.type = 'IMAGE_EXPIRING' and event.image_id = image.id and event.ends_at = image.expires_at)
       order by image.expires_at, image.id limit ?`,
      [now, until, now, atOnce],
    );
    noteEvent(
      inner,
      ...rows.map(({ id, accountId, endsAt }) => ({
        type: 'IMAGE_EXPIRING' as const,
        accountId,
        imageId: id,
        endsAt: new Date(endsAt),
      })),
    );
    return rows.length;
  });
}
