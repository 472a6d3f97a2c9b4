import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { Image } from '../schema/image.ts';
import { Job } from '../schema/job.ts';
import { Rendition } from '../schema/rendition.ts';

export interface Loaders {
  /** Images that are there: neither deleted nor expired. */
  image: DataLoader<string, Image | null>;
  job: DataLoader<string, Job | null>;
  renditionByKey: DataLoader<string, Rendition | null>;
  /** By the id of the image: the newest rendition that still has its alpha. */
  cutout: DataLoader<string, Rendition | null>;
}

/** Fetches what nested fields name in one query a type. Goes by the filters of `em`, so it finds only what its viewer owns. */
export function createLoaders(em: EntityManager): Loaders {
  return {
    image: createLoader(
      async (ids) => em.find(Image, { id: { $in: ids }, ...aliveImage() }),
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
      async (ids) =>
        em.find(
          Rendition,
          { imageId: { $in: ids }, isCutout: true },
          { orderBy: { createdAt: 'asc', id: 'asc' } },
        ),
      (rendition) => rendition.imageId,
    ),
  };
}

/** The condition for an image that may be seen. */
export function aliveImage(now = new Date()) {
  return { deletedAt: null, $or: [{ expiresAt: null }, { expiresAt: { $gt: now } }] };
}

/** Where several rows have one key, the last is taken. */
function createLoader<T>(fetch: (keys: string[]) => Promise<T[]>, keyOf: (row: T) => string) {
  return new DataLoader<string, T | null>(async (keys) => {
    const rows = new Map((await fetch([...keys])).map((row) => [keyOf(row), row]));
    return keys.map((key) => rows.get(key) ?? null);
  });
}
