import type { Context } from '../../context/context.ts';
import { ApiKey } from '../../schema/api-key.ts';

/** Those that have not ended, oldest first. */
export async function listApiKeys(ctx: Context, accountId: string): Promise<ApiKey[]> {
  return ctx.em.find(
    ApiKey,
    { accountId, $or: [{ expiresAt: null }, { expiresAt: { $gt: new Date() } }] },
    { orderBy: { createdAt: 'asc', id: 'asc' } },
  );
}
