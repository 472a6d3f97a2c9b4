import type { Context } from '../../context/context.ts';
import { Account } from '../../schema/account.ts';
import { Gallery } from '../../schema/gallery.ts';
import { GalleryLink } from '../../schema/gallery-link.ts';
import { type NodeName, parseId } from '../../schema/id.ts';
import { Image } from '../../schema/image.ts';
import { Job } from '../../schema/job.ts';
import { PurgeRun } from '../../schema/purge-run.ts';

/** What the jobs feed reads by, oldest change first. */
export function createJobReader(ctx: Pick<Context, 'em'>) {
  return async (ids: string[]) =>
    (
      await ctx.em
        .fork()
        .find(Job, { id: { $in: ids } }, { orderBy: { updatedAt: 'asc' }, disableIdentityMap: true })
    ).map(detach);
}

export function createImageReader(ctx: Pick<Context, 'em'>) {
  return async (ids: string[]) =>
    (
      await ctx.em
        .fork()
        .find(Image, { id: { $in: ids } }, { orderBy: { updatedAt: 'asc' }, disableIdentityMap: true })
    ).map(detach);
}

/** What is told of galleries: themselves, their images and their links, in one order. */
export function createGalleryReader(ctx: Pick<Context, 'em'>) {
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

/** Those that are not deleted. What they hold, whoever is told of them reads. */
export function createAccountReader(ctx: Pick<Context, 'em'>) {
  return async (ids: string[]) =>
    (
      await ctx.em.fork().find(Account, { id: { $in: ids }, deletedAt: null }, { disableIdentityMap: true })
    ).map(detach);
}

export function createPurgeRunReader(ctx: Pick<Context, 'em'>) {
  return async (ids: string[]) =>
    (await ctx.em.fork().find(PurgeRun, { id: { $in: ids } }, { disableIdentityMap: true })).map(detach);
}

/** The row without what the mapper keeps beside it, which is three times as much: a slow reader may hold thousands. */
function detach<Row extends object>(row: Row): Row {
  return Object.setPrototypeOf({ ...row }, Object.getPrototypeOf(row));
}
