import { UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import type { AnyContext, SystemContext } from '../../context/context.ts';
import { AppError } from '../../errors.ts';
import { ofKeptAccount } from '../../schema/account.ts';
import { StoredObject } from '../../schema/stored-object.ts';

/** Writes the row of an object of the image, or of none, that is stored already; a second time it changes nothing. */
export async function saveObject(
  ctx: AnyContext,
  { id: imageId, accountId }: { id: string | null; accountId: string },
  object: Pick<StoredObject, 'key' | 'mimeType' | 'byteSize'>,
): Promise<void> {
  await ctx.em.upsert(
    StoredObject,
    { ...object, accountId, imageId, deletedAt: null },
    { onConflictFields: ['key'], onConflictAction: 'ignore' },
  );
}

/** Deletes an object that has no row. If that fails, the sweep will find it. */
export async function dropObject(ctx: AnyContext, key: string): Promise<void> {
  await ctx.storage.delete([key]).catch((error) => ctx.log.warn({ event: 'object.left', err: error }));
}

/**
 * The same after the transaction that was to write its row has thrown `error`, if it refused to. Of a failing commit nobody
 * knows whether it was written; if not, the sweep finds the object.
 */
export async function dropRefusedObject(ctx: AnyContext, key: string, error: unknown): Promise<void> {
  if (error instanceof AppError || error instanceof UniqueConstraintViolationException)
    await dropObject(ctx, key);
}

/** Deletes those of the objects that have no row: what another has written since is kept. */
export async function dropUnkept(ctx: AnyContext, keys: readonly string[]): Promise<void> {
  const kept = await ctx.em.find(StoredObject, { key: { $in: [...keys] } }, { refresh: true });
  const keptKeys = new Set(kept.map(({ key }) => key));
  for (const key of keys) if (!keptKeys.has(key)) await dropObject(ctx, key);
}

/** The row of an object, also of one that is deleted and not purged yet; null for those of an account that is deleted. */
export async function findObject(ctx: SystemContext, key: string): Promise<StoredObject | null> {
  return ctx.em.findOne(StoredObject, { key, ...ofKeptAccount });
}
