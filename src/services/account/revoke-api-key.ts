import type { Context } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { AppError } from '../../errors.ts';
import { announce } from '../../events/announce.ts';
import { requireNode } from '../access/find-node.ts';
import { lockApiKeys } from './lock-api-keys.ts';

/** The key ends with the transaction; all web processes then close its sockets. CONFLICT for the last that is good. */
export async function revokeApiKey(ctx: Context, id: string): Promise<{ revokedId: string }> {
  await inTransaction(ctx, async (inner) => {
    const { keys } = await lockApiKeys(inner);
    const key = await requireNode(inner, 'ApiKey', id);
    if (keys.every((one) => one.id === key.id))
      throw new AppError('CONFLICT', 'Expected another key to be left. This is the last: make one before.');
    await inner.em.remove(key).flush();
    await announce(inner, { topic: 'apiKey', accountId: key.accountId });
  });
  return { revokedId: id };
}
