import type { Context } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { announce } from '../../events/announce.ts';
import { Account } from '../../schema/account.ts';
import { requireOwner } from '../access/require-owner.ts';
import { createKey } from './api-key.ts';

/** The old key ends with the transaction; all web processes then close the sockets that were opened with it. */
export async function rotateApiKey(ctx: Context): Promise<{ account: Account; apiKey: string }> {
  const accountId = requireOwner(ctx);
  const { apiKey, keyHash } = createKey(accountId);
  const account = await inTransaction(ctx, async (inner) => {
    const { em } = inner;
    const row = await em.findOneOrFail(Account, { id: accountId });
    row.keyHash = keyHash;
    await em.flush();
    await announce(inner, { topic: 'apiKey', accountId });
    return row;
  });
  return { account, apiKey };
}
