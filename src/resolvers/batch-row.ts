import { FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../context/context.ts';
import { BatchItem } from '../schema/batch-item.ts';
import { BatchRow } from '../schema/batch-row.ts';
import { JobStatus } from '../schema/job.ts';
import { worstOf } from '../services/batch/row-status.ts';
import { findShown } from '../services/batch/shown-item.ts';
import { Ctx } from './ctx.ts';

/** By which a document that asks for them is weighed: as many are in few. */
const countedItems = 2;

@Resolver(() => BatchRow)
export class BatchRowResolver {
  @FieldResolver(() => JobStatus, {
    description:
      'The worst of its items: FAILED, CANCELED, RUNNING, QUEUED, SUCCEEDED. A row without an address has nothing left to be done, and is SUCCEEDED.',
  })
  async status(@Root() { id }: BatchRow, @Ctx() ctx: Context): Promise<JobStatus> {
    const items = await ctx.loaders.itemsOfRow.load(id);
    return worstOf(await Promise.all(items.map((item) => findShown(ctx, item))));
  }

  @FieldResolver(() => [BatchItem], {
    description: 'One for each of its addresses, in their order; at most `limits.batch.maxUrlsPerRow`.',
    complexity: countedItems,
  })
  items(@Root() { id }: BatchRow, @Ctx() ctx: Context): Promise<BatchItem[]> {
    return ctx.loaders.itemsOfRow.load(id);
  }
}
