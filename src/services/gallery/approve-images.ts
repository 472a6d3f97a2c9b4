import type { Context } from '../../context/context.ts';
import { type ChangedImages, changeImages } from '../image/change-images.ts';

/** Shows to all what guests have sent; what awaits nothing is answered as it is. */
export function approveImages(ctx: Context, ids: readonly string[]): Promise<ChangedImages> {
  return changeImages(ctx, ids, {}, async (_inner, images) => {
    for (const image of images) image.needsApproval = false;
  });
}
