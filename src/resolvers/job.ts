import { Arg, Args, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import type { Context } from '../context/context.ts';
import { AppError } from '../errors.ts';
import { BatchItem } from '../schema/batch-item.ts';
import { type Connection, PageArgs } from '../schema/connection.ts';
import { Image } from '../schema/image.ts';
import {
  CancelJobInput,
  CancelJobPayload,
  Job,
  JobConnection,
  JobFilter,
  RetryJobInput,
  RetryJobPayload,
} from '../schema/job.ts';
import {
  ProcessImageInput,
  ProcessImagePayload,
  ProcessImagesInput,
  ProcessImagesPayload,
} from '../schema/process-image.ts';
import { Recipe } from '../schema/recipe.ts';
import { Rendition } from '../schema/rendition.ts';
import { JobsUpdate, JobsUpdatedArgs } from '../schema/update.ts';
import { Wishlist } from '../schema/wishlist.ts';
import { findNode } from '../services/access/find-node.ts';
import { cancelJob } from '../services/job/cancel-jobs.ts';
import { listJobs } from '../services/job/list-jobs.ts';
import { recipeOf, wishlistIdOf } from '../services/job/recipe-of.ts';
import { requestRendition } from '../services/job/request-rendition.ts';
import { requestRenditions } from '../services/job/request-renditions.ts';
import { retryJob } from '../services/job/retry-job.ts';
import { findJobRendition } from '../services/rendition/rendition.ts';
import { encodeCursor } from '../services/watch/cursor.ts';
import { type JobChange, watchJob, watchJobs } from '../services/watch/watch.ts';
import { Ctx } from './ctx.ts';
import { AskMutation, AskQuery, AskSubscription, inputArg } from './root-field.ts';

@Resolver(() => Job)
export class JobResolver {
  @AskQuery(() => Job, { nullable: true, description: "The viewer's job of this id, or null." })
  job(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: 'Of a job.' }) id: string,
  ): Promise<Job | null> {
    return findNode(ctx, 'Job', id);
  }

  @AskQuery(() => JobConnection, { nullable: true, description: "The viewer's jobs, newest first." })
  jobs(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => JobFilter, { nullable: true, description: 'Only these. Default: all.' })
    filter: JobFilter | null,
  ): Promise<Connection<Job>> {
    return listJobs(ctx, filter ?? {}, page);
  }

  @AskMutation(() => ProcessImagePayload, {
    description: 'Makes a rendition. If it is made already, a SUCCEEDED job; if it is being made, that job.',
    errors: ['BAD_USER_INPUT', 'NOT_FOUND', 'GONE', 'CONFLICT', 'QUOTA_EXCEEDED'],
  })
  async processImage(
    @Ctx() ctx: Context,
    @Arg('input', () => ProcessImageInput, inputArg) input: ProcessImageInput,
  ): Promise<ProcessImagePayload> {
    return { job: await requestRendition(ctx, input) };
  }

  @AskMutation(() => ProcessImagesPayload, {
    description:
      'Makes of every image every recipe, as processImage would, all or none: QUOTA_EXCEEDED makes no job, and a recipe that is impossible for one of the pictures is BAD_USER_INPUT with its `imageId` in `params`.',
    errors: ['BAD_USER_INPUT', 'QUOTA_EXCEEDED'],
  })
  processImages(
    @Ctx() ctx: Context,
    @Arg('input', () => ProcessImagesInput, inputArg) input: ProcessImagesInput,
  ): Promise<ProcessImagesPayload> {
    return requestRenditions(ctx, input);
  }

  @AskMutation(() => CancelJobPayload, {
    description: 'Stops a job that is queued or running; CONFLICT if it succeeded or failed.',
    errors: ['NOT_FOUND', 'CONFLICT'],
  })
  async cancelJob(
    @Ctx() ctx: Context,
    @Arg('input', () => CancelJobInput, inputArg) { id }: CancelJobInput,
  ): Promise<CancelJobPayload> {
    return { job: await cancelJob(ctx, id) };
  }

  @AskMutation(() => RetryJobPayload, {
    description:
      'A new job like one that failed or was canceled, or the one that is at it already; CONFLICT for any other.',
    errors: ['BAD_USER_INPUT', 'NOT_FOUND', 'GONE', 'CONFLICT', 'QUOTA_EXCEEDED'],
  })
  async retryJob(
    @Ctx() ctx: Context,
    @Arg('input', () => RetryJobInput, inputArg) { id }: RetryJobInput,
  ): Promise<RetryJobPayload> {
    return { job: await retryJob(ctx, id) };
  }

  @AskSubscription<{ id: string }>(() => Job, {
    nullable: true,
    description: 'The job now, then its changes; completes after SUCCEEDED, FAILED or CANCELED.',
    subscribe: ({ context, args }) => watchJob(context, args.id),
  })
  jobUpdated(@Root() { row }: JobChange, @Arg('id', () => ID, { description: 'Of a job.' }) id: string): Job {
    if (row) return row;
    throw new AppError('GONE', `${id} was purged with its image.`);
  }

  @AskSubscription<JobsUpdatedArgs>(() => JobsUpdate, {
    nullable: true,
    description:
      "The viewer's jobs: first the past behind `after` and what is RUNNING, then every change and deletion. Without `after` the past is what is active, and what has ended or was deleted in the last 10 minutes, so that who subscribes again after a short outage has missed nothing. CONFLICT, with `params.reason` CURSOR_TOO_OLD, for a cursor of more than 24 hours ago, of another server, or behind which more than 10,000 have changed: read the list anew then, and begin without it.",
    subscribe: ({ context, args }) => watchJobs(context, args),
  })
  jobsUpdated(@Root() update: JobChange, @Args(() => JobsUpdatedArgs) _args: JobsUpdatedArgs): JobsUpdate {
    const { id, row, mark, isCaughtUp } = update;
    return { job: row, deletedId: row ? null : id, cursor: encodeCursor(mark), isCaughtUp };
  }

  @FieldResolver(() => Image, { nullable: true, description: 'Null once it has expired or was deleted.' })
  image(@Root() job: Job, @Ctx() ctx: Context): Promise<Image | null> | null {
    return job.imageId === null ? null : ctx.loaders.image.load(job.imageId);
  }

  @FieldResolver(() => Recipe, { nullable: true, description: 'PROCESS_IMAGE only.' })
  recipe(@Root() job: Job): Recipe | null {
    return recipeOf(job);
  }

  @FieldResolver(() => Rendition, {
    nullable: true,
    description: 'PROCESS_IMAGE only; null until it is made, and once its image has expired or was deleted.',
  })
  rendition(@Root() job: Job, @Ctx() ctx: Context): Promise<Rendition | null> {
    return findJobRendition(ctx, job);
  }

  @FieldResolver(() => Wishlist, {
    nullable: true,
    description:
      'RENDER_COLLAGE only: whose collage; its picture is `Collage.image` of the same aspect, width and format.',
  })
  wishlist(@Root() job: Job, @Ctx() ctx: Context): Promise<Wishlist | null> | null {
    const id = wishlistIdOf(job);
    return id === null ? null : ctx.loaders.wishlist.load(id);
  }

  @FieldResolver(() => BatchItem, {
    nullable: true,
    description: 'That its image was fetched for last; null for what no batch has brought.',
  })
  batchItem(@Root() { imageId }: Job, @Ctx() ctx: Context): Promise<BatchItem | null> | null {
    return imageId === null ? null : ctx.loaders.itemOfImage.load(imageId);
  }

  @FieldResolver(() => Job, { nullable: true, description: 'The job this one repeats.' })
  retryOf(@Root() job: Job, @Ctx() ctx: Context): Promise<Job | null> | null {
    return job.retryOfId === null ? null : ctx.loaders.job.load(job.retryOfId);
  }
}
