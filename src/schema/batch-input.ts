import { ArgsType, Field, ID, InputType, ObjectType } from 'type-graphql';
import type { ErrorCode } from '../errors.ts';
import { Batch, BatchResultFormat } from './batch.ts';
import { BatchItem } from './batch-item.ts';
import { PageArgs } from './connection.ts';
import { ErrorCodeEnum } from './error.ts';
import { JobStatus } from './job.ts';
import { Duration } from './scalar.ts';
import { after, cursor, isCaughtUp } from './update.ts';

@ArgsType()
export class BatchRowsArgs extends PageArgs {
  @Field(() => [JobStatus], {
    nullable: true,
    description: 'Only rows of these statuses; of an empty list none. Default: all.',
  })
  statuses?: JobStatus[] | null;
}

@ArgsType()
export class ResultUrlArgs {
  @Field(() => BatchResultFormat, { nullable: true, description: 'What file. Default: CSV.' })
  format?: BatchResultFormat | null;

  @Field(() => Duration, {
    nullable: true,
    description:
      'How long the URL is good, unless its batch ends before; it may be up to a sixth longer, as it stays the same for so long. Default and most: `limits.lives.longestUrl`.',
  })
  expiresIn?: number | null;
}

@InputType({ description: 'Which batch is canceled.' })
export class CancelBatchInput {
  @Field(() => ID, { description: "Of one of the viewer's batches." })
  id!: string;
}

@ObjectType({ description: 'The batch that was canceled.' })
export class CancelBatchPayload {
  @Field(() => Batch, { description: 'As it is now.' })
  batch!: Batch;
}

@InputType({ description: 'What of a batch is tried again.' })
export class RetryBatchInput {
  @Field(() => ID, { description: "Of one of the viewer's batches." })
  id!: string;

  @Field(() => [ErrorCodeEnum], {
    nullable: true,
    description: 'Only items with an error of these codes. Default: whatever their error is.',
  })
  codes?: ErrorCode[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Only these items, at most 100. Default: every one that failed or was canceled.',
  })
  itemIds?: string[] | null;
}

@ObjectType({ description: 'The batch that goes on.' })
export class RetryBatchPayload {
  @Field(() => Batch, { description: 'RUNNING again, or READING if its file was not read to the end.' })
  batch!: Batch;
}

@InputType({ description: 'Which batch is deleted.' })
export class DeleteBatchInput {
  @Field(() => ID, { description: "Of one of the viewer's batches." })
  id!: string;
}

@ObjectType({ description: 'The batch that was deleted.' })
export class DeleteBatchPayload {
  @Field(() => ID, { description: 'Its own.' })
  deletedId!: string;
}

@ObjectType({ description: 'What has happened to the items of a batch that is watched.' })
export class BatchItemsUpdate {
  @Field(() => BatchItem, {
    nullable: true,
    description: 'As it is now; null where nothing is told but where to go on.',
  })
  item!: BatchItem | null;

  @Field(() => String, cursor)
  cursor!: string;

  @Field(() => Boolean, isCaughtUp)
  isCaughtUp!: boolean;
}

@ArgsType()
export class BatchItemsUpdatedArgs {
  @Field(() => ID, { description: 'Of a batch.' })
  batchId!: string;

  @Field(() => String, after)
  after?: string | null;
}
