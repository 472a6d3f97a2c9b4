import { type EntityManager, raw } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { Gallery } from '../schema/gallery.ts';
import { GalleryLink } from '../schema/gallery-link.ts';
import { Image } from '../schema/image.ts';
import { Job } from '../schema/job.ts';
import { Mask } from '../schema/mask.ts';
import { Rendition } from '../schema/rendition.ts';
import { type BatchLoaders, createBatchLoaders } from './batch-loaders.ts';
import { createLoader } from './create-loader.ts';
import { createGalleryLoaders, type GalleryLoaders } from './gallery-loaders.ts';
import { createMaskLoaders, type MaskLoaders } from './mask-loaders.ts';
import { createWebhookLoaders, type WebhookLoaders } from './webhook-loaders.ts';
import { createWishlistLoaders, type WishlistLoaders } from './wishlist-loaders.ts';

export interface Loaders extends BatchLoaders, GalleryLoaders, MaskLoaders, WebhookLoaders, WishlistLoaders {
  /** Images that are there: neither deleted nor expired. */
  image: DataLoader<string, Image | null>;
  job: DataLoader<string, Job | null>;
  renditionByKey: DataLoader<string, Rendition | null>;
  /** By the id of the image: the newest rendition that still has its alpha. */
  cutout: DataLoader<string, Rendition | null>;
  gallery: DataLoader<string, Gallery | null>;
  galleryLink: DataLoader<string, GalleryLink | null>;
  renditionsOf: ListLoader<Rendition>;
  jobsOf: ListLoader<Job>;
  /** Those that were not deleted. */
  masksOf: ListLoader<Mask>;
}

/** A part of what an image has: the newest, or those behind a row. */
export interface ListKey {
  imageId: string;
  limit: number;
  behind: readonly [createdAt: Date, id: string] | null;
}

export type ListLoader<T> = DataLoader<ListKey, T[], string>;

/** Fetches what nested fields name in one query a type. Goes by the filters of `em`, so it finds only what its viewer owns. */
export function createLoaders(em: EntityManager, now: () => Date): Loaders {
  return {
    ...createBatchLoaders(em),
    ...createGalleryLoaders(em, now),
    ...createMaskLoaders(em),
    ...createWebhookLoaders(em),
    ...createWishlistLoaders(em),
    image: createLoader(
      async (ids) => em.find(Image, { id: { $in: ids } }),
      (image) => image.id,
    ),
    job: createLoader(
      async (ids) => em.find(Job, { id: { $in: ids } }),
      (job) => job.id,
    ),
    renditionByKey: createLoader(
      async (keys) => em.find(Rendition, { key: { $in: keys } }),
      (rendition) => rendition.key,
    ),
    cutout: createLoader(
      async (ids) => em.find(Rendition, { id: { $in: await findNewestCutouts(em, ids) } }),
      (rendition) => rendition.imageId,
    ),
    gallery: createLoader(
      async (ids) => em.find(Gallery, { id: { $in: ids } }),
      (gallery) => gallery.id,
    ),
    galleryLink: createLoader(
      async (ids) => em.find(GalleryLink, { id: { $in: ids } }),
      (link) => link.id,
    ),
    renditionsOf: createListLoader(em, Rendition, 'rendition'),
    jobsOf: createListLoader(em, Job, 'job'),
    masksOf: createListLoader(em, Mask, 'mask', 'and gone_at is null'),
  };
}

/** Newest first. The same part of many images is one statement, in which the index finds each image's own. */
function createListLoader<T extends { imageId: string | null }>(
  em: EntityManager,
  entity: new () => T,
  table: string,
  where = '',
): ListLoader<T> {
  const fetch = async (imageIds: string[], { limit, behind }: ListKey): Promise<T[]> => {
    const condition = behind ? 'and (created_at, id) < (?, ?)' : '';
    const ids = `select part.id from unnest(?::text[]) image (id) cross join lateral (
      select id from ${table} where image_id = image.id ${where} ${condition} order by created_at desc, id desc limit ?) part`;
    const values = [`{${imageIds.join(',')}}`, ...(behind ?? []), limit];
    return em.find(entity, { [raw((alias) => `${alias}.id = any(array(${ids}))`, values)]: [] } as never, {
      orderBy: { createdAt: 'desc', id: 'desc' } as never,
    });
  };
  return new DataLoader<ListKey, T[], string>(
    async (keys) => {
      const alike = Map.groupBy(keys, ({ limit, behind }) => JSON.stringify([limit, behind]));
      const rows = new Map<string, T[]>();
      for (const [part, group] of alike) {
        const found = await fetch(
          group.map(({ imageId }) => imageId),
          group[0]!,
        );
        for (const [imageId, list] of Map.groupBy(found, (row) => row.imageId))
          rows.set(`${imageId} ${part}`, list);
      }
      return keys.map(
        ({ imageId, limit, behind }) => rows.get(`${imageId} ${JSON.stringify([limit, behind])}`) ?? [],
      );
    },
    { cacheKeyFn: (key) => JSON.stringify(key) },
  );
}

/** One a picture, however many there are: whoever tries recipes makes dozens. */
async function findNewestCutouts(em: EntityManager, imageIds: string[]): Promise<string[]> {
  const rows = await em.execute<{ id: string }[]>(
    `select distinct on (image_id) id from rendition where is_cutout and image_id = any(?::text[])
     order by image_id, created_at desc, id desc`,
    [`{${imageIds.join(',')}}`],
  );
  return rows.map((row) => row.id);
}
