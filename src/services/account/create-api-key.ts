import type { Context } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { badInput, quote } from '../../errors.ts';
import { type ApiKey, maxApiKeys } from '../../schema/api-key.ts';
import { isName, maxTextLength } from '../../schema/text.ts';
import { requireOwner } from '../access/require-owner.ts';
import { writeKey } from './api-key.ts';
import { listApiKeys } from './list-api-keys.ts';
import { checkQuota, lockAccount } from './quota.ts';

/** Another key of the viewer's account. */
export async function createApiKey(
  ctx: Context,
  { name, expiresIn }: { name?: string | null; expiresIn?: number | null },
): Promise<{ apiKey: ApiKey; secret: string }> {
  if (name && !isName(name))
    throw badInput('name', `at most ${maxTextLength} characters, none of control`, quote(name));
  const accountId = requireOwner(ctx);
  const expiresAt = expiresIn == null ? null : new Date(Date.now() + expiresIn);
  return inTransaction(ctx, async (inner) => {
    await lockAccount(inner);
    const keys = await listApiKeys(inner, accountId);
    checkQuota('apiKeys', 'keys that have not ended', keys.length + 1, maxApiKeys);
    return writeKey(inner.em, accountId, { name: name || null, expiresAt });
  });
}
