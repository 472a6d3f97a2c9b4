import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Account } from '../../schema/account.ts';

/** `pst_<account's id without its prefix>_<256 random bits>`: the middle finds the row, the rest is compared. */
const keyPattern = /^pst_([0-9a-z]{26})_([A-Za-z0-9_-]{43})$/;

export function createKey(accountId: string): { apiKey: string; keyHash: Uint8Array } {
  const secret = randomBytes(32).toString('base64url');
  return { apiKey: `pst_${accountId.slice('acc_'.length)}_${secret}`, keyHash: hashSecret(secret) };
}

/** Id of the account whose key it is; null if it is nobody's (any more). Takes an entity manager that finds any account. */
export async function authenticate(em: EntityManager, apiKey: string): Promise<string | null> {
  const [, idSuffix, secret] = keyPattern.exec(apiKey) ?? [];
  if (!idSuffix || !secret) return null;
  const account = await em.findOne(Account, { id: `acc_${idSuffix}` });
  return account && timingSafeEqual(hashSecret(secret), account.keyHash) ? account.id : null;
}

function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
