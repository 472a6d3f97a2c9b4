import type { Context } from '../../context/context.ts';
import { type ApiKey, maxApiKeys } from '../../schema/api-key.ts';
import { requireOwner } from '../access/require-owner.ts';
import { keyHasEnded } from './api-key.ts';
import { listApiKeys } from './list-api-keys.ts';
import { checkQuota, lockAccount } from './quota.ts';

/**
 * The viewer's keys, and which of them asks. Nobody changes them until the transaction of `ctx.em` ends; who changed them
 * before may have ended the very key that asks: UNAUTHENTICATED.
 */
export async function lockApiKeys(ctx: Context): Promise<{ keys: ApiKey[]; current: ApiKey }> {
  await lockAccount(ctx);
  const keys = await listApiKeys(ctx.em, requireOwner(ctx));
  const current = keys.find(({ id }) => ctx.scope.kind === 'account' && id === ctx.scope.keyId);
  if (!current) throw keyHasEnded();
  return { keys, current };
}

/** QUOTA_EXCEEDED if one more than these would be too many. */
export function checkKeyQuota(keys: readonly ApiKey[]): void {
  checkQuota('apiKeys', 'keys that have not ended', keys.length + 1, maxApiKeys);
}
