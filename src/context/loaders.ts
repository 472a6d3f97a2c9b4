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
      async (ids) => em.find(Image, { id: { $in: ids } }, { filters: { alive: true } }),
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
  };
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

function createLoader<T>(fetch: (keys: string[]) => Promise<T[]>, keyOf: (row: T) => string) {
  return new DataLoader<string, T | null>(async (keys) => {
    const rows = new Map((await fetch([...keys])).map((row) => [keyOf(row), row]));
    return keys.map((key) => rows.get(key) ?? null);
  });
}
