import type { Context } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { badInput } from '../../errors.ts';
import { GalleryLink } from '../../schema/gallery-link.ts';
import type { CreateGalleryLinkInput } from '../../schema/gallery-link-input.ts';
import { createId } from '../../schema/id.ts';
import { requireNode } from '../access/find-node.ts';
import { checkQuota } from '../account/quota.ts';
import { lockGallery } from '../gallery/lock-galleries.ts';
import { endAfter } from '../list/instant.ts';
import { checkLabel, checkPassword, checkUpload } from './link-input.ts';
import { hashPassword } from './password.ts';
import { createSlug } from './slug.ts';

export const maxGalleryLinks = 100;

export async function createGalleryLink(ctx: Context, input: CreateGalleryLinkInput): Promise<GalleryLink> {
  const label = input.label == null ? null : checkLabel(input.label);
  const canSee = input.canSee ?? true;
  const canGetOriginals = input.canGetOriginals ?? false;
  const upload = checkUpload(input.upload);
  if (!canSee && canGetOriginals) throw badInput('canGetOriginals', 'false where canSee is', 'true');
  if (!canSee && !upload.canUpload) throw badInput('canSee', 'true where nothing may be sent', 'false');
  const { id: galleryId } = await requireNode(ctx, 'Gallery', input.galleryId);
  const passwordHash = input.password == null ? null : await hashPassword(checkPassword(input.password));
  return inTransaction(ctx, async (inner) => {
    const { em } = inner;
    const gallery = await lockGallery(inner, galleryId, 'galleryId');
    await makeRoom(inner, galleryId);
    const createdAt = ctx.now();
    const link = em.create(GalleryLink, {
      id: createId('GalleryLink'),
      accountId: gallery.accountId,
      galleryId,
      label,
      slug: createSlug('link'),
      passwordHash,
      canSee,
      canGetOriginals,
      ...upload,
      expiresAt: endAfter(createdAt, input.expiresIn, 'expiresIn'),
      revokedAt: null,
      lastUsedAt: null,
      createdAt,
      goneAt: null,
    });
    await em.persist(link).flush();
    return link;
  });
}

/** Revoked ones are shown until they are purged, and make room for others. */
async function makeRoom({ em }: Context, galleryId: string): Promise<void> {
  const kept = await em.count(GalleryLink, { galleryId, revokedAt: null });
  checkQuota('galleryLinks', 'links of a gallery', kept + 1, maxGalleryLinks);
  await em.execute(
    `delete from gallery_link where id in (
       select id from gallery_link where gallery_id = ? and revoked_at is not null
       order by revoked_at desc offset ?)`,
    [galleryId, maxGalleryLinks],
  );
}
