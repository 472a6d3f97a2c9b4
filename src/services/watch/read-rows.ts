import type { Context } from '../../context/context.ts';
import type { FeedReaders } from '../../events/hub.ts';
import { readClaimed, writeClaimed } from '../../events/topics.ts';
import { Account } from '../../schema/account.ts';
import { Batch } from '../../schema/batch.ts';
import { BatchItem } from '../../schema/batch-item.ts';
import { Collage } from '../../schema/collage.ts';
import { Gallery } from '../../schema/gallery.ts';
import { GalleryLink } from '../../schema/gallery-link.ts';
import { type NodeName, parseId } from '../../schema/id.ts';
import { Image } from '../../schema/image.ts';
import { Job } from '../../schema/job.ts';
import { Mask } from '../../schema/mask.ts';
import { PurgeRun } from '../../schema/purge-run.ts';
import { WebhookDelivery } from '../../schema/webhook-delivery.ts';
import { Wishlist } from '../../schema/wishlist.ts';
import { WishlistItem } from '../../schema/wishlist-item.ts';

/** What each feed reads by. */
export function createFeedReaders(ctx: Pick<Context, 'em'>): FeedReaders {
  return {
    jobs: createJobReader(ctx),
    images: createImageReader(ctx),
    masks: createMaskReader(ctx),
    webhookDeliveries: createDeliveryReader(ctx),
    accounts: createAccountReader(ctx),
    galleries: createGalleryReader(ctx),
    wishlists: createWishlistReader(ctx),
    batches: createBatchReader(ctx),
    batchItems: createBatchItemReader(ctx),
    purgeRuns: createPurgeRunReader(ctx),
  };
}

/** Oldest change first. */
function createJobReader(ctx: Pick<Context, 'em'>) {
  return async (ids: string[]) =>
    (
      await ctx.em
        .fork()
        .find(Job, { id: { $in: ids } }, { orderBy: { updatedAt: 'asc' }, disableIdentityMap: true })
    ).map(detach);
}

function createImageReader(ctx: Pick<Context, 'em'>) {
  return async (ids: string[]) =>
    (
      await ctx.em
        .fork()
        .find(Image, { id: { $in: ids } }, { orderBy: { updatedAt: 'asc' }, disableIdentityMap: true })
    ).map(detach);
}

function createMaskReader(ctx: Pick<Context, 'em'>) {
  return async (ids: string[]) =>
    (await ctx.em.fork().find(Mask, { id: { $in: ids } }, { disableIdentityMap: true })).map(detach);
}

/** Oldest change first. */
function createDeliveryReader(ctx: Pick<Context, 'em'>) {
  return async (ids: string[]) =>
    (
      await ctx.em
        .fork()
        .find(
          WebhookDelivery,
          { id: { $in: ids } },
          { orderBy: { updatedAt: 'asc' }, disableIdentityMap: true },
        )
    ).map(detach);
}

/** What is told of galleries: themselves, their images and their links, in one order. */
function createGalleryReader(ctx: Pick<Context, 'em'>) {
  const readImages = createImageReader(ctx);
  return async (ids: string[]) => {
    const em = ctx.em.fork();
    const read = <Row extends object>(entity: new () => Row, name: NodeName) =>
      em.find(entity, { id: ids.filter((id) => parseId(id) === name) } as never, {
        disableIdentityMap: true,
      });
    const images = await readImages(ids.filter((id) => parseId(id) === 'Image'));
    const rows = [...(await read(GalleryLink, 'GalleryLink')), ...(await read(Gallery, 'Gallery'))];
    return [...images, ...rows.map(detach)];
  };
}

/** What is told of wishlists: themselves, their items and their collages. */
function createWishlistReader(ctx: Pick<Context, 'em'>) {
  return async (ids: string[]) => {
    const em = ctx.em.fork();
    const read = <Row extends object>(entity: new () => Row) =>
      em.find(entity, { id: ids } as never, { disableIdentityMap: true });
    const claimed = ids.flatMap((id) => readClaimed(id) ?? []);
    const items = await em.find(WishlistItem, { id: { $in: claimed } }, { disableIdentityMap: true });
    return [
      ...[...(await read(Wishlist)), ...(await read(WishlistItem)), ...(await read(Collage))].map(detach),
      ...items.map((item) => ({ id: writeClaimed(item.id), item: detach(item) })),
    ];
  };
}

function createBatchReader(ctx: Pick<Context, 'em'>) {
  return async (ids: string[]) =>
    (await ctx.em.fork().find(Batch, { id: { $in: ids } }, { disableIdentityMap: true })).map(detach);
}

/** What is told of batches: their items, and then themselves, so that the end of one is told after its last item. */
function createBatchItemReader(ctx: Pick<Context, 'em'>) {
  const readBatches = createBatchReader(ctx);
  return async (ids: string[]) => {
    const itemIds = ids.filter((id) => parseId(id) === 'BatchItem');
    const items = await ctx.em
      .fork()
      .find(BatchItem, { id: { $in: itemIds } }, { orderBy: { updatedAt: 'asc' }, disableIdentityMap: true });
    return [...items.map(detach), ...(await readBatches(ids.filter((id) => parseId(id) === 'Batch')))];
  };
}

/** Those that are not deleted. What they hold, whoever is told of them reads. */
function createAccountReader(ctx: Pick<Context, 'em'>) {
  return async (ids: string[]) =>
    (
      await ctx.em.fork().find(Account, { id: { $in: ids }, deletedAt: null }, { disableIdentityMap: true })
    ).map(detach);
}

function createPurgeRunReader(ctx: Pick<Context, 'em'>) {
  return async (ids: string[]) =>
    (await ctx.em.fork().find(PurgeRun, { id: { $in: ids } }, { disableIdentityMap: true })).map(detach);
}

/** The row without what the mapper keeps beside it, which is three times as much: a slow reader may hold thousands. */
function detach<Row extends object>(row: Row): Row {
  return Object.setPrototypeOf({ ...row }, Object.getPrototypeOf(row));
}
