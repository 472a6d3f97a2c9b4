import type { Context } from '../../context/context.ts';
import { createId } from '../../schema/id.ts';
import { Image } from '../../schema/image.ts';
import { isGone } from '../../schema/image-life.ts';
import { requireOwner } from '../access/require-owner.ts';
import type { CheckedInput } from './image-input.ts';
import type { Taken } from './take-in.ts';

/** The image of this clientId that is there: awaited, READY or REJECTED. */
export async function findByClientId(ctx: Context, { clientId }: CheckedInput): Promise<Image | null> {
  const image = clientId === null ? null : await ctx.em.findOne(Image, { clientId });
  return image && !isGone(image) ? image : null;
}

/** Writes the row. A clientId that stands for no picture, because it is gone, refused or not completed, is taken over. */
export async function insertImage(
  ctx: Context,
  { filename, clientId }: CheckedInput,
  fields: Pick<Image, 'prefix' | 'status' | 'lifeMs' | 'createdAt' | 'expiresAt'> & Partial<Taken>,
): Promise<Image> {
  const { createdAt } = fields;
  if (clientId) {
    const isFree = [
      { deletedAt: { $ne: null } },
      { expiresAt: { $lte: createdAt } },
      { status: { $ne: 'READY' as const } },
    ];
    await ctx.em.nativeUpdate(Image, { clientId, $or: isFree }, { clientId: null });
  }
  const image = ctx.em.create(Image, {
    id: createId('Image'),
    accountId: requireOwner(ctx),
    clientId,
    filename,
    rejection: null,
    mimeType: null,
    width: null,
    height: null,
    frames: null,
    byteSize: null,
    sha256: null,
    placeholder: null,
    hasPublicUrls: false,
    deletedAt: null,
    ...fields,
  });
  await ctx.em.persist(image).flush();
  return image;
}
