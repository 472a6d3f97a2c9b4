import { randomBytes } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Secret } from '../../schema/secret.ts';

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

const keptMs = 60_000;

/**
 * Reads the keys that sign URLs: the first signs, all are accepted. They are kept for a minute, as a page of a hundred
 * pictures has three hundred links; a key that was taken out of the row is refused everywhere a minute later.
 */
export function createSecretReader(newEm: () => EntityManager): () => Promise<string[]> {
  let kept: Promise<string[]> | null = null;
  let keptUntil = 0;
  return () => {
    if (!kept || Date.now() > keptUntil) {
      keptUntil = Date.now() + keptMs;
      kept = newEm()
        .findOneOrFail(Secret, { name: urlSecret })
        .then(({ keys }) => keys);
      // A failure is not kept.
      kept.catch(() => {
        kept = null;
      });
    }
    return kept;
  };
}
