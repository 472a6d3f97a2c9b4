import type { Context } from '../../context/context.ts';
import { Image } from '../../schema/image.ts';
import type { Rendition } from '../../schema/rendition.ts';
import { findNodes } from '../access/find-node.ts';

/** What a zip needs to know of a rendition. */
export interface RenditionFile extends Pick<Rendition, 'id' | 'key' | 'byteSize' | 'mimeType' | 'createdAt'> {
  /** Of its image. */
  filename: string;
  expiresAt: Date | null;
}

/** So that requests of others are answered in between. */
const pageSize = 100;

/**
 * In the order of `ids`; what is gone or another's is left out. Only what is needed is read and nothing else is kept of
 * it: a thousand renditions with their recipes and images take 12 MB for as long as a zip is read.
 */
export async function findFiles(ctx: Context, ids: readonly string[]): Promise<RenditionFile[]> {
  const files: RenditionFile[] = [];
  for (let start = 0; start < ids.length; start += pageSize)
    files.push(...(await findPage(ctx, ids.slice(start, start + pageSize))));
  return files;
}

async function findPage(ctx: Context, ids: readonly string[]): Promise<RenditionFile[]> {
  const renditions = await findNodes(ctx, 'Rendition', ids, {
    fields: ['imageId', 'key', 'byteSize', 'mimeType', 'createdAt'],
    disableIdentityMap: true,
  });
  const images = await ctx.em.find(
    Image,
    { id: { $in: [...new Set(renditions.map(({ imageId }) => imageId))] } },
    { fields: ['filename', 'expiresAt'], disableIdentityMap: true },
  );
  const imageById = new Map(images.map((image) => [image.id, image]));
  return renditions.flatMap(({ id, imageId, key, byteSize, mimeType, createdAt }) => {
    const image = imageById.get(imageId);
    if (!image) return [];
    const { filename, expiresAt } = image;
    return [{ id, key, byteSize, mimeType, createdAt, filename, expiresAt }];
  });
}
