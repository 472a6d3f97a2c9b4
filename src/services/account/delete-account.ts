import type { Context } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { badInput, quote } from '../../errors.ts';
import { announce } from '../../events/announce.ts';
import { Account } from '../../schema/account.ts';
import { ApiKey } from '../../schema/api-key.ts';
import { Download } from '../../schema/download.ts';
import { Image } from '../../schema/image.ts';
import { PendingUpload } from '../../schema/pending-upload.ts';
import { StoredObject } from '../../schema/stored-object.ts';
import { requireOwner } from '../access/require-owner.ts';
import { cancelJobs } from '../job/cancel-jobs.ts';
import { lockAccount } from './quota.ts';

/**
 * Hides the viewer's account and all that is theirs, at once and for good: no key opens it any more, its sockets close,
 * nothing of it is served. The next purge takes the bytes and the rows. The id is asked for as a confirmation.
 */
export async function deleteAccount(ctx: Context, id: string): Promise<{ deletedId: string }> {
  const accountId = requireOwner(ctx);
  if (id !== accountId) throw badInput('id', "the id of the viewer's account, as a confirmation", quote(id));
  const now = new Date();
  await inTransaction(ctx, async (inner) => {
    const { em } = inner;
    await lockAccount(inner);
    await em.nativeDelete(ApiKey, { accountId });
    await cancelJobs(inner, { accountId });
    // With an end that has come there is nothing to wait for: purge takes them.
    await em.nativeUpdate(Image, { accountId }, { deletedAt: now, expiresAt: now });
    await em.nativeUpdate(PendingUpload, { accountId }, { expiresAt: now });
    await em.nativeUpdate(StoredObject, { accountId }, { deletedAt: now });
    await em.nativeDelete(Download, { accountId });
    await em.nativeUpdate(Account, { id: accountId }, { deletedAt: now });
    await announce(inner, { topic: 'apiKey', accountId });
  });
  return { deletedId: accountId };
}
