import { FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../context/context.ts';
import { AppError } from '../errors.ts';
import { BatchItem } from '../schema/batch-item.ts';
import { BatchRow } from '../schema/batch-row.ts';
import { Failure } from '../schema/error.ts';
import { Image } from '../schema/image.ts';
import { JobStatus } from '../schema/job.ts';
import { Rendition } from '../schema/rendition.ts';
import { findItemRenditions } from '../services/batch/item-renditions.ts';
import { findShown } from '../services/batch/shown-item.ts';
import { Ctx } from './ctx.ts';

@Resolver(() => BatchItem)
export class BatchItemResolver {
  @FieldResolver(() => JobStatus, {
    description: 'RUNNING from when it is being fetched until nothing is left to be done of its recipes.',
  })
  async status(@Root() item: BatchItem, @Ctx() ctx: Context): Promise<JobStatus> {
    return (await findShown(ctx, item)).status;
  }

  @FieldResolver(() => Failure, { nullable: true, description: 'Why it FAILED, or was CANCELED.' })
  async error(@Root() item: BatchItem, @Ctx() ctx: Context): Promise<Failure | null> {
    return (await findShown(ctx, item)).error;
  }

  @FieldResolver(() => BatchRow, { description: 'In which it stands.' })
  async row(@Root() { id, rowId }: BatchItem, @Ctx() ctx: Context): Promise<BatchRow> {
    const row = await ctx.loaders.batchRow.load(rowId);
    if (!row) throw new AppError('GONE', `The batch of ${id} has expired or was deleted.`);
    return row;
  }

  @FieldResolver(() => BatchItem, {
    nullable: true,
    description:
      'The same address earlier in this batch: it is fetched once, and both share image and renditions. Each counts as an item.',
  })
  duplicateOf(@Root() { duplicateOfId }: BatchItem, @Ctx() ctx: Context): Promise<BatchItem | null> | null {
    return duplicateOfId === null ? null : ctx.loaders.batchItem.load(duplicateOfId);
  }

  @FieldResolver(() => Image, {
    nullable: true,
    description: 'From when it is being fetched; null once it has expired or was deleted.',
  })
  image(@Root() { imageId }: BatchItem, @Ctx() ctx: Context): Promise<Image | null> | null {
    return imageId === null ? null : ctx.loaders.image.load(imageId);
  }

  @FieldResolver(() => [Rendition], {
    nullable: 'items',
    description: 'In the order of `Batch.recipes`; null where there is none.',
  })
  renditions(@Root() item: BatchItem, @Ctx() ctx: Context): Promise<(Rendition | null)[]> {
    return findItemRenditions(ctx, item);
  }
}
