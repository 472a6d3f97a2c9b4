import type { Context } from '../../context/context.ts';
import { forkContext } from '../../context/transaction.ts';
import { AppError } from '../../errors.ts';
import type { DownloadFiles } from '../../schema/download.ts';
import type { Gallery } from '../../schema/gallery.ts';
import { Image } from '../../schema/image.ts';
import { findIds, placeOf } from '../gallery/list-gallery-images.ts';
import { originalKey } from '../image/original.ts';
import { shownFilename } from '../image/shown-filename.ts';
import { previewRecipe } from '../recipe/standard-recipes.ts';
import { findRendition } from '../rendition/rendition.ts';
import { createNamer, type DownloadEntry } from './download.ts';

/** Few, as each page is asked for anew: what has ended by then is left out. */
const pageSize = 20;

/** A page of files after the other, as they are asked for: nothing but the names is kept of those before. */
export async function* listGalleryFiles(
  ctx: Context,
  gallery: Gallery,
  files: DownloadFiles,
  isOpen: () => Promise<boolean>,
): AsyncGenerator<DownloadEntry[]> {
  const nameFile = createNamer();
  let last: Image | null = null;
  for (;;) {
    if (!(await isOpen())) throw new AppError('GONE', 'What was shared by this address has ended.');
    const page = forkContext(ctx);
    const ids = await findIds(page, gallery, {
      limit: pageSize,
      behind: last && placeOf(gallery, last),
    });
    const found = await page.em.find(Image, { id: { $in: ids } });
    const byId = new Map(found.map((image) => [image.id, image]));
    const images = ids.flatMap((id) => byId.get(id) ?? []);
    const entries = await Promise.all(images.map((image) => describeFile(page, image, files)));
    yield entries.flatMap((file) =>
      file ? [{ ...file, name: nameFile(file.filename, file.mimeType) }] : [],
    );
    last = images.at(-1) ?? null;
    if (ids.length < pageSize || !last) return;
  }
}

async function describeFile(ctx: Context, image: Image, files: DownloadFiles) {
  const filename = shownFilename(ctx, image);
  const modifiedAt = image.createdAt;
  if (files === 'ORIGINALS') {
    const { mimeType, byteSize } = image;
    return mimeType && byteSize
      ? { filename, mimeType, byteSize, modifiedAt, key: originalKey(image) }
      : null;
  }
  const preview = await findRendition(ctx, image, previewRecipe);
  if (!preview) return null;
  const { mimeType, byteSize, key } = preview;
  return { filename, mimeType, byteSize, modifiedAt, key };
}
