import type { Context } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { badInput, quote } from '../../errors.ts';
import { announce } from '../../events/announce.ts';
import { changesOf } from '../../events/topics.ts';
import { Gallery } from '../../schema/gallery.ts';
import type { UpdateGalleryInput } from '../../schema/gallery-input.ts';
import { findNodes, requireNode } from '../access/find-node.ts';
import { createSlug } from '../link/slug.ts';
import { changeWholeGallery } from './change-whole-gallery.ts';
import { endImagesWith } from './end-images-with.ts';
import { checkGalleryName, checkNote } from './gallery-input.ts';
import { lockGallery } from './lock-galleries.ts';

/** Null if it has ended by that. */
export async function updateGallery(ctx: Context, input: UpdateGalleryInput): Promise<Gallery | null> {
  if (input.expiresAt && input.neverExpires)
    throw badInput('neverExpires', 'false where expiresAt is given', 'true');
  const { id } = await requireNode(ctx, 'Gallery', input.id);
  const end = readEnd(input);
  const change = async (inner: Context, gallery: Gallery) => {
    await checkCover(inner, gallery, input.coverId);
    const before = { visibility: gallery.visibility, sort: gallery.sort };
    Object.assign(gallery, {
      ...(input.name != null && { name: checkGalleryName(input.name) }),
      ...(input.note != null && { note: checkNote(input.note) }),
      ...(input.visibility && { visibility: input.visibility }),
      ...(input.isIndexed != null && { isIndexed: input.isIndexed }),
      ...(input.sort && { sort: input.sort }),
      ...(input.imageTtl != null && { imageTtl: input.imageTtl }),
      ...(input.coverId != null && { coverId: input.coverId }),
      ...(end !== undefined && { expiresAt: end }),
      ...(input.newSlug && { slug: createSlug('gallery') }),
    } satisfies Partial<Gallery>);
    const isClosed = before.visibility !== gallery.visibility && gallery.visibility === 'PRIVATE';
    if (input.newSlug || isClosed) gallery.version += 1;
    if (before.sort !== gallery.sort) gallery.orderRevision += 1;
    await inner.em.flush();
    if (end !== undefined) await endImagesWith(inner, gallery);
    await announce(inner, ...changesOf('gallery', [gallery]));
  };
  if (end === undefined)
    await inTransaction(ctx, async (inner) => change(inner, await lockGallery(inner, id, 'id')));
  else await changeWholeGallery(ctx, id, (inner, { gallery }) => change(inner, gallery));
  // As the triggers have left it.
  ctx.loaders.gallery.clear(id);
  return ctx.em.findOne(Gallery, { id }, { refresh: true });
}

/** Undefined where it stays. */
function readEnd({ expiresAt, neverExpires }: UpdateGalleryInput): Date | null | undefined {
  if (neverExpires) return null;
  return expiresAt ?? undefined;
}

async function checkCover(ctx: Context, { id }: Gallery, coverId: string | null | undefined): Promise<void> {
  if (coverId == null) return;
  const [image] = await findNodes(ctx, 'Image', [coverId]);
  if (image?.galleryId !== id) throw badInput('coverId', 'the id of an image in it', quote(coverId));
}
