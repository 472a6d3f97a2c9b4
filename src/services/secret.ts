import { randomBytes } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Secret } from '../schema/secret.ts';

const urlSecret = 'url';

/** Makes the secret that signs URLs, unless another process has made it. */
export async function ensureSecrets(em: EntityManager): Promise<void> {
  const keys = [randomBytes(32).toString('base64')];
  await em.upsert(
    Secret,
    { name: urlSecret, keys },
    { onConflictFields: ['name'], onConflictAction: 'ignore' },
  );
}

/** Keys that sign URLs: the first signs, all are accepted. */
export async function readSecrets({ em }: { em: EntityManager }): Promise<string[]> {
  const { keys } = await em.findOneOrFail(Secret, { name: urlSecret }, { disableIdentityMap: true });
  return keys;
}
