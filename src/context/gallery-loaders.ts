import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import type { GallerySort } from '../schema/gallery.ts';
import { galleryOrders, orderBySql } from '../schema/gallery-order.ts';
import { unshownSql } from '../schema/image.ts';
import { aliveSql } from '../schema/life.ts';

export interface GalleryLoaders {
  /** By the id of a gallery and its sort: the id of the first image that is there, whoever may see it. */
  firstImageId: DataLoader<{ galleryId: string; sort: GallerySort }, string | null, string>;
  /** By the id of a gallery: how many of those that it counts have ended, and are not hidden yet; null for none. */
  endedIn: DataLoader<string, Ended | null>;
}

interface Ended {
  images: number;
  awaiting: number;
}

export function createGalleryLoaders(em: EntityManager, now: () => Date): GalleryLoaders {
  return {
    firstImageId: new DataLoader(
      async (keys) => {
        const found = new Map<string, string>();
        for (const [sort, group] of Map.groupBy(keys, (key) => key.sort)) {
          const rows = await em.execute<{ gallery_id: string; id: string }[]>(
            `select gallery.id as gallery_id, first.id from unnest(?::text[]) gallery (id) cross join lateral (
               select image.id from image where image.gallery_id = gallery.id and status = 'READY' and ${aliveSql('image')}
               order by ${orderBySql(galleryOrders[sort])} limit 1) first`,
            [`{${group.map(({ galleryId }) => galleryId).join()}}`, now()],
          );
          for (const { gallery_id, id } of rows) found.set(gallery_id, id);
        }
        return keys.map(({ galleryId }) => found.get(galleryId) ?? null);
      },
      { cacheKeyFn: ({ galleryId, sort }) => `${galleryId} ${sort}` },
    ),
    endedIn: new DataLoader(async (ids) => {
      const rows = await em.execute<({ gallery_id: string } & Ended)[]>(
        `select gallery_id, count(*)::int as images, count(*) filter (where ${unshownSql})::int as awaiting
         from image where gone_at is null and expires_at <= ? and gallery_id = any(?::text[]) group by gallery_id`,
        [now(), `{${ids.join()}}`],
      );
      const found = new Map(rows.map((row) => [row.gallery_id, row]));
      return ids.map((id) => found.get(id) ?? null);
    }),
  };
}
