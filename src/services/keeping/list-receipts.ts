import type { Context } from '../../context/context.ts';
import { parseId } from '../../schema/id.ts';
import { PurgeReceipt } from '../../schema/purge-receipt.ts';
import { checkIdCount } from '../access/find-node.ts';

/** The viewer's receipts of these images, in the order asked: of what has not ended, or longer ago than PURGE_LOG, there is none. */
export async function listReceipts(ctx: Context, imageIds: string[]): Promise<PurgeReceipt[]> {
  checkIdCount('imageIds', imageIds);
  const asked = [...new Set(imageIds)].filter((id) => parseId(id) === 'Image');
  const receipts = await ctx.em.find(PurgeReceipt, { imageId: { $in: asked } });
  const found = new Map(receipts.map((receipt) => [receipt.imageId, receipt]));
  return asked.flatMap((id) => found.get(id) ?? []);
}
