import { Arg, Args, Ctx, ID, Resolver, Root } from 'type-graphql';
import type { Context } from '../context/context.ts';
import { AppError } from '../errors.ts';
import { type Connection, PageArgs } from '../schema/connection.ts';
import { PurgePlan, RunPurgeInput, RunPurgePayload } from '../schema/purge-plan.ts';
import { PurgeReceipt } from '../schema/purge-receipt.ts';
import { PurgeRun, PurgeRunConnection } from '../schema/purge-run.ts';
import { askForRun } from '../services/keeping/ask-for-run.ts';
import { listReceipts } from '../services/keeping/list-receipts.ts';
import { listRuns } from '../services/keeping/list-runs.ts';
import { readPlan } from '../services/keeping/purge-plan.ts';
import { type PurgeRunChange, watchRun } from '../services/keeping/watch-run.ts';
import { AskMutation, AskQuery, AskSubscription, inputArg } from './root-field.ts';

@Resolver()
export class PurgeResolver {
  @AskQuery(() => PurgePlan, {
    nullable: true,
    description: 'For operators, with ADMIN_KEY as bearer: what there is to be removed, and when.',
  })
  purgePlan(@Ctx() ctx: Context): Promise<PurgePlan> {
    return readPlan(ctx);
  }

  @AskQuery(() => PurgeRunConnection, {
    nullable: true,
    description: 'For operators: the runs of the purge and of the sweep, newest first, kept for PURGE_LOG.',
  })
  purgeRuns(@Ctx() ctx: Context, @Args(() => PageArgs) page: PageArgs): Promise<Connection<PurgeRun>> {
    return listRuns(ctx, page);
  }

  @AskQuery(() => [PurgeReceipt], {
    nullable: true,
    description:
      "What became of the viewer's images that have ended or were deleted, in the order asked; of others there is none. Kept for PURGE_LOG after their bytes are gone.",
  })
  purgeReceipts(
    @Ctx() ctx: Context,
    @Arg('imageIds', () => [ID], { description: 'At most 100, of images.' }) imageIds: string[],
  ): Promise<PurgeReceipt[]> {
    return listReceipts(ctx, imageIds);
  }

  @AskMutation(() => RunPurgePayload, {
    description:
      'For operators: runs the purge, or a sweep, at once. A sweep that is asked for deletes what two sweeps an hour apart have found without a row.',
    errors: ['BAD_USER_INPUT', 'CONFLICT'],
  })
  async runPurge(
    @Ctx() ctx: Context,
    @Arg('input', () => RunPurgeInput, { ...inputArg, nullable: true }) input: RunPurgeInput | null,
  ): Promise<RunPurgePayload> {
    return { run: await askForRun(ctx, input ?? {}) };
  }

  @AskSubscription<{ id: string }>(() => PurgeRun, {
    nullable: true,
    description: 'For operators: the run now, then as it goes on; completes after a final status.',
    subscribe: ({ context, args }) => watchRun(context, args.id),
  })
  purgeRunUpdated(
    @Root() { row }: PurgeRunChange,
    @Arg('id', () => ID, { description: 'Of a run.' }) id: string,
  ): PurgeRun {
    if (row) return row;
    throw new AppError('GONE', `${id} is not kept any more.`);
  }
}
