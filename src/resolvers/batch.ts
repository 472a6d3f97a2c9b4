import { Arg, Args, FieldResolver, Float, ID, Resolver, Root } from 'type-graphql';
import type { Context } from '../context/context.ts';
import { Batch, BatchConnection, BatchCounts, BatchStatus, FailureCount } from '../schema/batch.ts';
import { BatchRowsArgs, ResultUrlArgs } from '../schema/batch-input.ts';
import { type BatchRow, BatchRowConnection } from '../schema/batch-row.ts';
import { type Connection, PageArgs } from '../schema/connection.ts';
import { Gallery } from '../schema/gallery.ts';
import { Recipe } from '../schema/recipe.ts';
import { Url } from '../schema/scalar.ts';
import { WebhookEndpoint } from '../schema/webhook-endpoint.ts';
import { Wishlist } from '../schema/wishlist.ts';
import { findNode } from '../services/access/find-node.ts';
import { countFailures, readCounts } from '../services/batch/count-items.ts';
import { listBatches } from '../services/batch/list-batches.ts';
import { listRows } from '../services/batch/list-rows.ts';
import { progressOf, secondsLeft } from '../services/batch/progress.ts';
import { recipesOf } from '../services/batch/recipes-of.ts';
import { signResult } from '../services/batch/result.ts';
import { Ctx } from './ctx.ts';
import { AskQuery } from './root-field.ts';

@Resolver(() => Batch)
export class BatchResolver {
  @AskQuery(() => Batch, {
    nullable: true,
    description:
      "The viewer's batch of this id, or null; null with a GONE error if it has expired or was deleted.",
  })
  batch(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: 'Of a batch.' }) id: string,
  ): Promise<Batch | null> {
    return findNode(ctx, 'Batch', id);
  }

  @AskQuery(() => BatchConnection, { nullable: true, description: "The viewer's batches, newest first." })
  batches(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('statuses', () => [BatchStatus], {
      nullable: true,
      description: 'Only those of these statuses. Default: all.',
    })
    statuses: BatchStatus[] | null,
  ): Promise<Connection<Batch>> {
    return listBatches(ctx, statuses, page);
  }

  @FieldResolver(() => [Recipe], { description: 'What is made of each of its pictures.' })
  recipes(@Root() batch: Batch): Recipe[] {
    return recipesOf(batch) as Recipe[];
  }

  @FieldResolver(() => BatchCounts, { description: 'How much of it stands where.' })
  counts(@Root() batch: Batch, @Ctx() ctx: Context): Promise<BatchCounts> {
    return readCounts(ctx, batch);
  }

  @FieldResolver(() => Float, { description: 'Items that have ended out of those that are known: 0 to 1.' })
  async progress(@Root() batch: Batch, @Ctx() ctx: Context): Promise<number> {
    return progressOf(await readCounts(ctx, batch), batch);
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description: 'From the pace of the last minute; null until that is known, and once it is final.',
  })
  async secondsLeft(@Root() batch: Batch, @Ctx() ctx: Context): Promise<number | null> {
    return secondsLeft(ctx, batch, await readCounts(ctx, batch));
  }

  @FieldResolver(() => [FailureCount], {
    description: 'How many failed for what reason, most first: what `retryBatch(codes)` takes.',
  })
  failures(@Root() batch: Batch, @Ctx() ctx: Context): Promise<FailureCount[]> {
    return countFailures(ctx, batch);
  }

  @FieldResolver(() => BatchRowConnection, {
    nullable: true,
    description: 'Its rows, in the order of the file.',
  })
  rows(
    @Root() batch: Batch,
    @Ctx() ctx: Context,
    @Args(() => BatchRowsArgs) args: BatchRowsArgs,
  ): Promise<Connection<BatchRow>> {
    return listRows(ctx, batch, args);
  }

  @FieldResolver(() => Url, {
    description:
      'The rows that came and what has become of each, as a file that is made while it is read: before the end what is there then. Good for whoever has it.',
  })
  resultUrl(
    @Root() batch: Batch,
    @Ctx() ctx: Context,
    @Args(() => ResultUrlArgs) args: ResultUrlArgs,
  ): Promise<URL> {
    return signResult(ctx, batch, args);
  }

  @FieldResolver(() => Gallery, { nullable: true, description: 'Into which its pictures go.' })
  gallery(@Root() { galleryId }: Batch, @Ctx() ctx: Context): Promise<Gallery | null> | null {
    return galleryId === null ? null : ctx.loaders.gallery.load(galleryId);
  }

  @FieldResolver(() => Wishlist, {
    nullable: true,
    description: 'Of which each of its rows becomes an item.',
  })
  wishlist(@Root() { wishlistId }: Batch, @Ctx() ctx: Context): Promise<Wishlist | null> | null {
    return wishlistId === null ? null : ctx.loaders.wishlist.load(wishlistId);
  }

  @FieldResolver(() => WebhookEndpoint, {
    nullable: true,
    description: 'That is told when it has ended, whatever else it wants to know.',
  })
  async webhook(@Root() { webhookEndpointId }: Batch, @Ctx() ctx: Context): Promise<WebhookEndpoint | null> {
    const endpoint =
      webhookEndpointId === null ? null : await ctx.loaders.webhookEndpoint.load(webhookEndpointId);
    return endpoint?.goneAt === null ? endpoint : null;
  }
}
