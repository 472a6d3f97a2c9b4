import { formatDuration } from '../../config/duration.ts';
import type { Context } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { badInput, quote } from '../../errors.ts';
import { type ApiKey, maxKeyLifeMs } from '../../schema/api-key.ts';
import { isName, maxTextLength } from '../../schema/text.ts';
import { requireOwner } from '../access/require-owner.ts';
import { writeKey } from './api-key.ts';
import { checkKeyQuota, lockApiKeys } from './lock-api-keys.ts';

/** Another key of the viewer's account. */
export async function createApiKey(
  ctx: Context,
  { name, expiresIn }: { name?: string | null; expiresIn?: number | null },
): Promise<{ apiKey: ApiKey; secret: string }> {
  if (name && !isName(name))
    throw badInput('name', `at most ${maxTextLength} characters, none of control`, quote(name));
  if (expiresIn != null && expiresIn > maxKeyLifeMs)
    throw badInput('expiresIn', `at most ${formatDuration(maxKeyLifeMs)}`, formatDuration(expiresIn));
  const expiresAt = expiresIn == null ? null : new Date(Date.now() + expiresIn);
  return inTransaction(ctx, async (inner) => {
    const { keys } = await lockApiKeys(inner);
    checkKeyQuota(keys);
    return writeKey(inner.em, requireOwner(ctx), { name: name || null, expiresAt });
  });
}
