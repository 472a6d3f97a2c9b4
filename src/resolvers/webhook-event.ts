import { FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../context/context.ts';
import { Batch } from '../schema/batch.ts';
import { Image } from '../schema/image.ts';
import { Job } from '../schema/job.ts';
import { WebhookEndpoint } from '../schema/webhook-endpoint.ts';
import { WebhookEvent } from '../schema/webhook-event.ts';
import { Ctx } from './ctx.ts';

@Resolver(() => WebhookEvent)
export class WebhookEventResolver {
  @FieldResolver(() => Image, {
    nullable: true,
    description:
      'Of IMAGE_* the image, of JOB_* that the job is about. Null for what is about none, and once it has expired or was deleted.',
  })
  image(@Root() { imageId }: WebhookEvent, @Ctx() ctx: Context): Promise<Image | null> | null {
    return imageId === null ? null : ctx.loaders.image.load(imageId);
  }

  @FieldResolver(() => Job, {
    nullable: true,
    description: 'Of JOB_* the job; null of all others, and once nothing is told of it any more.',
  })
  job(@Root() { jobId }: WebhookEvent, @Ctx() ctx: Context): Promise<Job | null> | null {
    return jobId === null ? null : ctx.loaders.job.load(jobId);
  }

  @FieldResolver(() => Batch, {
    nullable: true,
    description: 'Of BATCH_FINISHED the batch; null of all others, and once it has expired or was deleted.',
  })
  batch(@Root() { batchId }: WebhookEvent, @Ctx() ctx: Context): Promise<Batch | null> | null {
    return batchId === null ? null : ctx.loaders.batch.load(batchId);
  }

  @FieldResolver(() => WebhookEndpoint, {
    nullable: true,
    description: 'Of WEBHOOK_DISABLED the one that nothing is sent to any more; null of all others.',
  })
  endpoint(
    @Root() { endpointId }: WebhookEvent,
    @Ctx() ctx: Context,
  ): Promise<WebhookEndpoint | null> | null {
    return endpointId === null ? null : ctx.loaders.webhookEndpoint.load(endpointId);
  }
}
