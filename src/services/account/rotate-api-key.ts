import { formatDuration } from '../../config/duration.ts';
import type { Context } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { badInput } from '../../errors.ts';
import { announce } from '../../events/announce.ts';
import { type ApiKey, maxOverlapMs } from '../../schema/api-key.ts';
import { writeKey } from './api-key.ts';
import { checkKeyQuota, lockApiKeys } from './lock-api-keys.ts';

/** A new key like the one that asks, which ends with the transaction or after the overlap. */
export async function rotateApiKey(
  ctx: Context,
  { overlap }: { overlap?: number | null },
): Promise<{ apiKey: ApiKey; secret: string }> {
  if (overlap != null && overlap > maxOverlapMs)
    throw badInput('overlap', `at most ${formatDuration(maxOverlapMs)}`, formatDuration(overlap));
  return inTransaction(ctx, async (inner) => {
    const { em } = inner;
    const { keys, current } = await lockApiKeys(inner);
    if (overlap) checkKeyQuota(keys);
    const { accountId, name, expiresAt } = current;
    const created = await writeKey(em, accountId, { name, expiresAt });
    if (overlap) {
      const endMs = Math.min(Date.now() + overlap, expiresAt?.getTime() ?? Number.POSITIVE_INFINITY);
      current.expiresAt = new Date(endMs);
    } else em.remove(current);
    await em.flush();
    await announce(inner, { topic: 'apiKey', accountId });
    return created;
  });
}
