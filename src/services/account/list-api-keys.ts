import type { EntityManager } from '@mikro-orm/postgresql';
import { ApiKey } from '../../schema/api-key.ts';

/** Those of the account that have not ended, oldest first. */
export async function listApiKeys(em: EntityManager, accountId: string): Promise<ApiKey[]> {
  return em.find(
    ApiKey,
    { accountId, $or: [{ expiresAt: null }, { expiresAt: { $gt: new Date() } }] },
    { orderBy: { createdAt: 'asc', id: 'asc' } },
  );
}
