import { raw } from '@mikro-orm/postgresql';
import type { Context } from '../../context/context.ts';
import type { Connection } from '../../schema/connection.ts';
import { parseId } from '../../schema/id.ts';
import { Image, needsReviewSql } from '../../schema/image.ts';
import type { ImageFilter } from '../../schema/image-filter.ts';
import { isRestorable } from '../../schema/life.ts';
import { isName } from '../../schema/text.ts';
import { checkIdCount } from '../access/find-node.ts';
import { instantOf } from '../list/instant.ts';
import { type PageRequest, readPage } from '../list/page.ts';

/** A page of the viewer's images, newest first: of those that are alive, or of those that can be restored. */
export async function listImages(
  ctx: Context,
  { statuses, updatedSince, isDeleted, clientIds, needsReview, place, galleryId }: ImageFilter,
  page: PageRequest,
): Promise<Connection<Image>> {
  if (clientIds) checkIdCount('filter.clientIds', clientIds);
  const where = {
    ...(statuses && { status: { $in: statuses } }),
    ...(updatedSince && { updatedAt: { $gte: instantOf(updatedSince) } }),
    // What can be no name is not asked of the database.
    ...(clientIds && { clientId: { $in: clientIds.filter(isName) } }),
    ...(needsReview != null && {
      [raw(needsReview ? needsReviewSql : `(${needsReviewSql} is not true)`)]: [],
    }),
    ...(place === 'LIBRARY' && { galleryId: null, itemId: null }),
    ...(place === 'GALLERY' && { galleryId: { $ne: null } }),
    ...(place === 'WISHLIST' && { itemId: { $ne: null } }),
    // What is no id may have characters that the database does not take.
    ...(galleryId != null && { $and: [{ galleryId: parseId(galleryId) === 'Gallery' ? galleryId : '' }] }),
    ...(isDeleted && isRestorable(ctx.now())),
  };
  return readPage(ctx, Image, where, page, { filters: { alive: !isDeleted } });
}
