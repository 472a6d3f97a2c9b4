import type { Context } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { announce } from '../../events/announce.ts';
import { changesOf } from '../../events/topics.ts';
import { Gallery } from '../../schema/gallery.ts';
import type { CreateGalleryInput } from '../../schema/gallery-input.ts';
import { createId } from '../../schema/id.ts';
import { requireOwner } from '../access/require-owner.ts';
import { checkQuota, lockAccount } from '../account/quota.ts';
import { createSlug } from '../link/slug.ts';
import { endAfter } from '../list/instant.ts';
import { checkClientId, checkGalleryName, checkNote } from './gallery-input.ts';

export const maxGalleries = 10_000;

/** A clientId seen before answers with the gallery of then, if that is there. */
export async function createGallery(
  ctx: Context,
  input: CreateGalleryInput,
): Promise<{ gallery: Gallery; wasKnown: boolean }> {
  const name = checkGalleryName(input.name);
  const note = input.note == null ? null : checkNote(input.note);
  const clientId = input.clientId == null ? null : checkClientId(input.clientId);
  return inTransaction(ctx, async (inner) => {
    const { em } = inner;
    await lockAccount(inner);
    const known = clientId === null ? null : await em.findOne(Gallery, { clientId });
    if (known) return { gallery: known, wasKnown: true };
    if (clientId !== null) await freeClientId(inner, clientId);
    checkQuota('galleries', 'galleries', (await em.count(Gallery)) + 1, maxGalleries);
    const createdAt = ctx.now();
    const gallery = em.create(Gallery, {
      id: createId('Gallery'),
      accountId: requireOwner(ctx),
      clientId,
      slug: createSlug('gallery'),
      name,
      note,
      visibility: input.visibility ?? 'PRIVATE',
      isIndexed: input.isIndexed ?? false,
      sort: input.sort ?? 'MANUAL',
      imageTtl: input.imageTtl ?? null,
      expiresAt: endAfter(createdAt, input.expiresIn, 'expiresIn'),
      coverId: null,
      createdAt,
      goneAt: null,
      restorableUntil: null,
    });
    await em.persist(gallery).flush();
    await announce(inner, ...changesOf('gallery', [gallery]));
    return { gallery, wasKnown: false };
  });
}

/** Of what is gone. */
async function freeClientId(ctx: Context, clientId: string): Promise<void> {
  await ctx.em.execute('update gallery set client_id = null where account_id = ? and client_id = ?', [
    requireOwner(ctx),
    clientId,
  ]);
}
