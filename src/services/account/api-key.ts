import { createHash, randomBytes } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { AppError } from '../../errors.ts';
import { ApiKey } from '../../schema/api-key.ts';
import { createId } from '../../schema/id.ts';

/** `pst_<account's id without its prefix>_<256 random bits>`: the middle says whose it is, the rest is it. */
const keyPattern = /^pst_([0-9a-z]{26})_([A-Za-z0-9_-]{43})$/;

/** Of its last use no more is known. */
const useResolutionMs = 60_000;

export interface NewKey {
  name?: string | null;
  expiresAt?: Date | null;
}

/** Writes the row of a new key. The secret is nowhere else. */
export async function writeKey(
  em: EntityManager,
  accountId: string,
  { name = null, expiresAt = null }: NewKey = {},
): Promise<{ apiKey: ApiKey; secret: string }> {
  const random = randomBytes(32).toString('base64url');
  const apiKey = em.create(ApiKey, {
    id: createId('ApiKey'),
    accountId,
    name,
    keyHash: hashSecret(random),
    createdAt: new Date(),
    expiresAt,
    lastUsedAt: null,
  });
  await em.persist(apiKey).flush();
  return { apiKey, secret: `pst_${accountId.slice('acc_'.length)}_${random}` };
}

/** The key that this is; null if it is nobody's, or has ended. Takes an entity manager that finds any. */
export async function authenticate(em: EntityManager, secret: string): Promise<ApiKey | null> {
  const [, idSuffix, random] = keyPattern.exec(secret) ?? [];
  if (!idSuffix || !random) return null;
  // Found by what it hashes to: how long that takes tells nothing of the key.
  const key = await em.findOne(ApiKey, { keyHash: hashSecret(random), accountId: `acc_${idSuffix}` });
  return key && !hasEnded(key) ? key : null;
}

function hasEnded({ expiresAt }: Pick<ApiKey, 'expiresAt'>): boolean {
  return expiresAt !== null && expiresAt <= new Date();
}

/** Notes that it was used, at most once a minute. Nobody waits for it. */
export async function noteUse(em: EntityManager, { id, lastUsedAt }: ApiKey): Promise<void> {
  const now = new Date();
  const before = new Date(now.getTime() - useResolutionMs);
  if (lastUsedAt !== null && lastUsedAt > before) return;
  const isStale = { $or: [{ lastUsedAt: null }, { lastUsedAt: { $lte: before } }] };
  await em.fork().nativeUpdate(ApiKey, { id, ...isStale }, { lastUsedAt: now });
}

/** UNAUTHENTICATED for who came with a key that has been ended since. */
export function keyHasEnded(): AppError {
  return new AppError('UNAUTHENTICATED', 'This API key has ended.');
}

function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
