import type { AnyContext } from '../../context/context.ts';
import type { Image } from '../../schema/image.ts';
import { cleanFilename } from '../image/image-input.ts';
import { sortNameOf } from './sort-name.ts';

/** Written by the caller's flush. In a gallery that is sorted by names it has another place then; expects that to be locked. */
export async function renameImage({ em }: AnyContext, image: Image, filename: string): Promise<void> {
  image.filename = cleanFilename(filename);
  if (image.galleryId === null) return;
  image.sortName = sortNameOf(image);
  await em.execute(
    "update gallery set order_revision = order_revision + 1 where id = ? and sort = 'FILENAME'",
    [image.galleryId],
  );
}
