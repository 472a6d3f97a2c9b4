import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { type ClaimRow, claimColumns, isHeldSql, toClaimRow } from '../schema/claim.ts';
import { Collage } from '../schema/collage.ts';
import { CollagePicture } from '../schema/collage-picture.ts';
import { Image } from '../schema/image.ts';
import { Job } from '../schema/job.ts';
import { Wishlist } from '../schema/wishlist.ts';
import { WishlistItem } from '../schema/wishlist-item.ts';
import { createLoader } from './create-loader.ts';

export interface WishlistLoaders {
  wishlist: DataLoader<string, Wishlist | null>;
  wishlistItem: DataLoader<string, WishlistItem | null>;
  /** By the id of a wishlist, in its owner's order. */
  itemsOf: DataLoader<string, WishlistItem[]>;
  /** By the id of an item: its picture, whatever its status. */
  imageOfItem: DataLoader<string, Image | null>;
  /** By the id of an item: how its outlines are, without which nobody needs them. */
  silhouette: DataLoader<string, WishlistItem['silhouette']>;
  /** By the key of its cutout and the id of its image: the newest job that fetches the one or makes the other. */
  workOf: DataLoader<{ imageId: string; key: string }, Job | null, string>;
  /** By the id of an item, oldest first: for whom they may be is asked before (services/claim/read-claims.ts). */
  claimsOf: DataLoader<string, ClaimRow[]>;
  collage: DataLoader<{ wishlistId: string; aspect: number }, Collage | null, string>;
  /** By the id of a collage: the pictures of it that are not of another revision. */
  picturesOf: DataLoader<string, CollagePicture[]>;
}

export function createWishlistLoaders(em: EntityManager): WishlistLoaders {
  return {
    wishlist: createLoader(
      async (ids) => em.find(Wishlist, { id: { $in: ids } }),
      (wishlist) => wishlist.id,
    ),
    wishlistItem: createLoader(
      async (ids) => em.find(WishlistItem, { id: { $in: ids } }),
      (item) => item.id,
    ),
    itemsOf: new DataLoader(async (ids) => {
      const items = await em.find(
        WishlistItem,
        { wishlistId: { $in: [...ids] } },
        { orderBy: { createdAt: 'asc', id: 'asc' } },
      );
      const byList = Map.groupBy(items.toSorted(byPosition), ({ wishlistId }) => wishlistId);
      return ids.map((id) => byList.get(id) ?? []);
    }),
    imageOfItem: createLoader(
      async (ids) => em.find(Image, { itemId: { $in: ids } }),
      (image) => image.itemId ?? '',
    ),
    silhouette: new DataLoader(async (ids) => {
      const items = await em.find(
        WishlistItem,
        { id: { $in: [...ids] } },
        { fields: ['id', 'silhouette'], disableIdentityMap: true },
      );
      const found = new Map(items.map(({ id, silhouette }) => [id, silhouette]));
      return ids.map((id) => found.get(id) ?? null);
    }),
    workOf: new DataLoader(
      async (keys) => {
        const jobs = await em.find(
          Job,
          {
            imageId: { $in: keys.map(({ imageId }) => imageId) },
            $or: [{ kind: 'IMPORT_URL' }, { renditionKey: { $in: keys.map(({ key }) => key) } }],
          },
          { orderBy: { createdAt: 'desc', id: 'desc' } },
        );
        const found = Map.groupBy(jobs, ({ imageId }) => imageId);
        return keys.map(({ imageId }) => found.get(imageId)?.[0] ?? null);
      },
      { cacheKeyFn: ({ imageId, key }) => `${imageId} ${key}` },
    ),
    claimsOf: new DataLoader(async (ids) => {
      const rows = await em.execute<ClaimRow[]>(
        `select ${claimColumns} from claim where item_id = any(?::text[]) and ${isHeldSql} order by created_at, id`,
        [`{${ids.join(',')}}`],
      );
      const claims = rows.map(toClaimRow);
      const found = Map.groupBy(claims, ({ itemId }) => itemId);
      return ids.map((id) => found.get(id) ?? []);
    }),
    collage: new DataLoader(
      async (keys) => {
        const wishlistId = { $in: keys.map((key) => key.wishlistId) };
        const collages = await em.find(Collage, { wishlistId });
        return keys.map(
          (key) =>
            collages.find(
              (collage) => collage.wishlistId === key.wishlistId && collage.aspect === key.aspect,
            ) ?? null,
        );
      },
      { cacheKeyFn: ({ wishlistId, aspect }) => `${wishlistId} ${aspect}` },
    ),
    picturesOf: new DataLoader(async (ids) => {
      const pictures = await em.find(
        CollagePicture,
        { collageId: { $in: [...ids] }, staleAt: null },
        { orderBy: { createdAt: 'desc', key: 'asc' } },
      );
      const found = Map.groupBy(pictures, ({ collageId }) => collageId);
      return ids.map((id) => found.get(id) ?? []);
    }),
  };
}

/** Byte by byte, as the database has them. */
export function byPosition(a: { position: string; id: string }, b: { position: string; id: string }): number {
  if (a.position !== b.position) return a.position < b.position ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
