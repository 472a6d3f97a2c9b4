import { Arg, Args, ID, Resolver, Root } from 'type-graphql';
import type { Context } from '../context/context.ts';
import { AppError } from '../errors.ts';
import { Batch } from '../schema/batch.ts';
import {
  BatchItemsUpdate,
  BatchItemsUpdatedArgs,
  CancelBatchInput,
  CancelBatchPayload,
  DeleteBatchInput,
  DeleteBatchPayload,
  RetryBatchInput,
  RetryBatchPayload,
} from '../schema/batch-input.ts';
import {
  CreateBatchInput,
  CreateBatchPayload,
  ValidateBatchInput,
  ValidateBatchPayload,
} from '../schema/create-batch.ts';
import { cancelBatch } from '../services/batch/cancel-batch.ts';
import { createBatch } from '../services/batch/create-batch.ts';
import { deleteBatch } from '../services/batch/delete-batch.ts';
import { retryBatch } from '../services/batch/retry-batch.ts';
import { validateBatch } from '../services/batch/validate-batch.ts';
import { encodeCursor } from '../services/watch/cursor.ts';
import {
  type BatchChange,
  type BatchItemChange,
  watchBatch,
  watchBatchItems,
} from '../services/watch/watch-batch.ts';
import { Ctx } from './ctx.ts';
import { AskMutation, AskSubscription, inputArg } from './root-field.ts';

/** What is done with batches, and told of them. */
@Resolver()
export class BatchWorkResolver {
  @AskMutation(() => ValidateBatchPayload, {
    description:
      'Reads a spreadsheet and says what is in it, and what would become of it: nothing is fetched and nothing kept. An upload can be read as often as you like, and then be created from.',
    errors: ['BAD_USER_INPUT', 'NOT_FOUND', 'GONE', 'CONFLICT', 'FILE_TOO_LARGE', 'UPLOAD_INCOMPLETE'],
  })
  validateBatch(
    @Ctx() ctx: Context,
    @Arg('input', () => ValidateBatchInput, inputArg) input: ValidateBatchInput,
  ): Promise<ValidateBatchPayload> {
    return validateBatch(ctx, input);
  }

  @AskMutation(() => CreateBatchPayload, {
    description:
      'Fetches every picture of a spreadsheet and works on it. It answers when the beginning of the file has been looked at: a fault that lies there is BAD_USER_INPUT, with `problem`, `line` and `column` in `params`; one further on ends the batch as FAILED.',
    errors: [
      'BAD_USER_INPUT',
      'NOT_FOUND',
      'GONE',
      'CONFLICT',
      'FILE_TOO_LARGE',
      'UPLOAD_INCOMPLETE',
      'URL_NOT_ALLOWED',
      'QUOTA_EXCEEDED',
    ],
  })
  createBatch(
    @Ctx() ctx: Context,
    @Arg('input', () => CreateBatchInput, inputArg) input: CreateBatchInput,
  ): Promise<CreateBatchPayload> {
    return createBatch(ctx, input);
  }

  @AskMutation(() => CancelBatchPayload, {
    description:
      'Stops what runs of a batch and all that waits; what is done stays. CONFLICT if it is final and not CANCELED.',
    errors: ['NOT_FOUND', 'GONE', 'CONFLICT'],
  })
  async cancelBatch(
    @Ctx() ctx: Context,
    @Arg('input', () => CancelBatchInput, inputArg) { id }: CancelBatchInput,
  ): Promise<CancelBatchPayload> {
    return { batch: await cancelBatch(ctx, id) };
  }

  @AskMutation(() => RetryBatchPayload, {
    description:
      'Runs items again that failed or were canceled, and with each those that have its address. CONFLICT if there is none.',
    errors: ['BAD_USER_INPUT', 'NOT_FOUND', 'GONE', 'CONFLICT', 'QUOTA_EXCEEDED'],
  })
  async retryBatch(
    @Ctx() ctx: Context,
    @Arg('input', () => RetryBatchInput, inputArg) input: RetryBatchInput,
  ): Promise<RetryBatchPayload> {
    return { batch: await retryBatch(ctx, input) };
  }

  @AskMutation(() => DeleteBatchPayload, {
    description:
      'Deletes a batch with its rows and its file, for good; if it runs, it is canceled. Its images stay.',
    errors: ['NOT_FOUND', 'GONE'],
  })
  deleteBatch(
    @Ctx() ctx: Context,
    @Arg('input', () => DeleteBatchInput, inputArg) { id }: DeleteBatchInput,
  ): Promise<DeleteBatchPayload> {
    return deleteBatch(ctx, id);
  }

  @AskSubscription<{ id: string }>(() => Batch, {
    nullable: true,
    description:
      'The batch now, then its changes, at most two a second; completes after its final status, which is always told. A GONE error ends it when the batch expires or is deleted.',
    subscribe: ({ context, args }) => watchBatch(context, args.id),
  })
  batchUpdated(
    @Root() { row }: BatchChange,
    @Arg('id', () => ID, { description: 'Of a batch.' }) id: string,
  ): Batch {
    if (row) return row;
    throw new AppError('GONE', `${id} has expired or was deleted.`);
  }

  @AskSubscription<BatchItemsUpdatedArgs>(() => BatchItemsUpdate, {
    nullable: true,
    description:
      'The items of a batch: first those that are RUNNING or have changed behind `after`, then each that begins or ends; completes with the batch. Items that are read, or queued or canceled while they wait, are told of by batchUpdated alone: read its rows anew when it is CANCELED. Cursors are as those of jobsUpdated.',
    subscribe: ({ context, args }) => watchBatchItems(context, args),
  })
  batchItemsUpdated(
    @Root() { item, mark, isCaughtUp, isGone }: BatchItemChange,
    @Args(() => BatchItemsUpdatedArgs) { batchId }: BatchItemsUpdatedArgs,
  ): BatchItemsUpdate {
    if (isGone) throw new AppError('GONE', `${batchId} has expired or was deleted.`);
    return { item, cursor: encodeCursor(mark), isCaughtUp };
  }
}
