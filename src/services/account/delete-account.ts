import type { Context } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { badInput, quote } from '../../errors.ts';
import { announce } from '../../events/announce.ts';
import { Account } from '../../schema/account.ts';
import { ApiKey } from '../../schema/api-key.ts';
import { Download } from '../../schema/download.ts';
import { requireOwner } from '../access/require-owner.ts';
import { cancelJobs } from '../job/cancel-jobs.ts';
import { lockApiKeys } from './lock-api-keys.ts';

/**
 * Hides the viewer's account and all that is theirs, at once and for good: no key opens it any more, its sockets close, and
 * the doors serve nothing of an account that is deleted. It touches none of the pictures, of which there may be any number:
 * the next purge takes them, and the account with them. The id is asked for as a confirmation.
 */
export async function deleteAccount(ctx: Context, id: string): Promise<{ deletedId: string }> {
  const accountId = requireOwner(ctx);
  if (id !== accountId) throw badInput('id', "the id of the viewer's account, as a confirmation", quote(id));
  await inTransaction(ctx, async (inner) => {
    const { em } = inner;
    await lockApiKeys(inner);
    await em.nativeDelete(ApiKey, { accountId });
    await em.nativeDelete(Download, { accountId });
    await em.nativeUpdate(Account, { id: accountId }, { deletedAt: new Date() });
    await cancelJobs(inner, { accountId });
    await announce(inner, { topic: 'apiKey', accountId });
  });
  return { deletedId: accountId };
}
