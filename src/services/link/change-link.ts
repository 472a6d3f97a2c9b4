import { LockMode } from '@mikro-orm/postgresql';
import type { Context } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { AppError, badInput, quote } from '../../errors.ts';
import { announce } from '../../events/announce.ts';
import { changesOf } from '../../events/topics.ts';
import { GalleryLink } from '../../schema/gallery-link.ts';
import type { UpdateGalleryLinkInput } from '../../schema/gallery-link-input.ts';
import { requireNode } from '../access/find-node.ts';
import { checkLabel, checkPassword, checkUpload } from './link-input.ts';
import { hashPassword } from './password.ts';

/** Null if it has ended by that; CONFLICT for one that is revoked. */
export async function updateGalleryLink(
  ctx: Context,
  input: UpdateGalleryLinkInput,
): Promise<GalleryLink | null> {
  checkContradictions(input);
  await requireNode(ctx, 'GalleryLink', input.id);
  const passwordHash = input.password == null ? null : await hashPassword(checkPassword(input.password));
  await changeLink(ctx, input.id, (link) => {
    if (link.revokedAt) throw new AppError('CONFLICT', `${link.id} is revoked: make another one.`);
    if (passwordHash || input.noPassword) Object.assign(link, { passwordHash, version: link.version + 1 });
    if (input.label != null) link.label = checkLabel(input.label);
    if (input.expiresAt || input.neverExpires) link.expiresAt = input.expiresAt ?? null;
    if (input.canGetOriginals != null) changeOriginals(link, input.canGetOriginals);
    if (input.noUpload && !link.canSee) throw badInput('noUpload', 'false for a drop box', 'true');
    if (input.upload || input.noUpload) Object.assign(link, checkUpload(input.upload));
  });
  return ctx.em.findOne(GalleryLink, { id: input.id }, { refresh: true });
}

function checkContradictions({
  password,
  noPassword,
  expiresAt,
  neverExpires,
  upload,
  noUpload,
}: UpdateGalleryLinkInput) {
  if (password != null && noPassword) throw badInput('noPassword', 'false where a password is given', 'true');
  if (expiresAt && neverExpires) throw badInput('neverExpires', 'false where an end is given', 'true');
  if (upload && noUpload) throw badInput('noUpload', 'false where upload is given', 'true');
}

/** URLs of originals that are out are good for nothing once they may not be had any more. */
function changeOriginals(link: GalleryLink, canGetOriginals: boolean): void {
  if (!link.canSee && canGetOriginals) throw badInput('canGetOriginals', 'false for a drop box', 'true');
  if (link.canGetOriginals && !canGetOriginals) link.version += 1;
  link.canGetOriginals = canGetOriginals;
}

/** For good. Again it answers as before. */
export async function revokeGalleryLink(ctx: Context, id: string): Promise<GalleryLink> {
  const link = await requireNode(ctx, 'GalleryLink', id);
  await changeLink(ctx, link.id, (locked) => {
    if (locked.revokedAt) return;
    Object.assign(locked, { revokedAt: ctx.now(), version: locked.version + 1 });
  });
  await ctx.em.refresh(link);
  return link;
}

async function changeLink(ctx: Context, id: string, change: (link: GalleryLink) => void): Promise<void> {
  await inTransaction(ctx, async (inner) => {
    const options = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true } as const;
    const link = await inner.em.findOne(GalleryLink, { id }, options);
    if (!link) throw new AppError('NOT_FOUND', `There is no GalleryLink ${quote(id)}.`);
    change(link);
    await inner.em.flush();
    await announce(inner, ...changesOf('galleryLink', [link]));
  });
  ctx.loaders.galleryLink.clear(id);
}
