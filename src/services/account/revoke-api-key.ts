import type { Context } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { AppError } from '../../errors.ts';
import { announce } from '../../events/announce.ts';
import { requireNode } from '../access/find-node.ts';
import { requireOwner } from '../access/require-owner.ts';
import { listApiKeys } from './list-api-keys.ts';
import { lockAccount } from './quota.ts';

/** The key ends with the transaction; all web processes then close its sockets. CONFLICT for the last that is good. */
export async function revokeApiKey(ctx: Context, id: string): Promise<{ revokedId: string }> {
  const accountId = requireOwner(ctx);
  await inTransaction(ctx, async (inner) => {
    await lockAccount(inner);
    const key = await requireNode(inner, 'ApiKey', id);
    const others = (await listApiKeys(inner, accountId)).filter((one) => one.id !== key.id);
    if (others.length === 0)
      throw new AppError('CONFLICT', 'Expected another key to be left. This is the last: make one before.');
    await inner.em.remove(key).flush();
    await announce(inner, { topic: 'apiKey', accountId });
  });
  return { revokedId: id };
}
