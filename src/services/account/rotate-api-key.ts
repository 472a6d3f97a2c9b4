import { formatDuration } from '../../config/duration.ts';
import type { Context } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { AppError, badInput } from '../../errors.ts';
import { announce } from '../../events/announce.ts';
import { ApiKey } from '../../schema/api-key.ts';
import { requireOwner } from '../access/require-owner.ts';
import { writeKey } from './api-key.ts';
import { lockAccount } from './quota.ts';

const longestOverlapMs = 30 * 24 * 3_600_000;

/** A new key like the one that asks, which ends with the transaction or after the overlap. */
export async function rotateApiKey(
  ctx: Context,
  { overlap }: { overlap?: number | null },
): Promise<{ apiKey: ApiKey; secret: string }> {
  const accountId = requireOwner(ctx);
  if (overlap != null && overlap > longestOverlapMs)
    throw badInput('overlap', `at most ${formatDuration(longestOverlapMs)}`, formatDuration(overlap));
  const keyId = ctx.scope.kind === 'account' ? ctx.scope.keyId : null;
  return inTransaction(ctx, async (inner) => {
    const { em } = inner;
    await lockAccount(inner);
    const old = await em.findOne(ApiKey, { id: keyId });
    if (!old) throw new AppError('UNAUTHENTICATED', 'The key has ended.');
    const { name, expiresAt } = old;
    const created = await writeKey(em, accountId, { name, expiresAt });
    if (overlap) {
      const endMs = Math.min(Date.now() + overlap, expiresAt?.getTime() ?? Number.POSITIVE_INFINITY);
      old.expiresAt = new Date(endMs);
    } else em.remove(old);
    await em.flush();
    await announce(inner, { topic: 'apiKey', accountId });
    return created;
  });
}
