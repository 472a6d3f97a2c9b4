import type { FilterQuery } from '@mikro-orm/postgresql';
import type { Context } from '../../context/context.ts';
import { Batch } from '../../schema/batch.ts';
import { createId } from '../../schema/id.ts';
import { Image } from '../../schema/image.ts';
import { Job } from '../../schema/job.ts';
import { WebhookEndpoint } from '../../schema/webhook-endpoint.ts';
import type { WebhookEvent, WebhookEventType } from '../../schema/webhook-event.ts';
import { toldKinds } from './note-jobs.ts';

export type Sample = Pick<WebhookEvent, 'type' | 'imageId' | 'jobId' | 'batchId' | 'endpointId'>;

type Described = Partial<Omit<Sample, 'type'>>;

const describers = {
  IMAGE_READY: (ctx) => describeImage(ctx, { status: 'READY' }),
  IMAGE_REJECTED: (ctx) => describeImage(ctx, { status: 'REJECTED' }),
  IMAGE_EXPIRING: (ctx) => describeImage(ctx, { expiresAt: { $ne: null } }),
  JOB_SUCCEEDED: (ctx) => describeJob(ctx, 'SUCCEEDED'),
  JOB_FAILED: (ctx) => describeJob(ctx, 'FAILED'),
  async BATCH_FINISHED(ctx) {
    const batch = await findNewest(ctx, Batch, { finishedAt: { $ne: null } });
    return { batchId: batch?.id ?? createId('Batch') };
  },
  async WEBHOOK_DISABLED(ctx, endpointId) {
    const disabled = await findNewest(ctx, WebhookEndpoint, { status: 'DISABLED' });
    return { endpointId: disabled?.id ?? endpointId };
  },
  TEST: async () => ({}),
} as const satisfies Record<WebhookEventType, (ctx: Context, endpointId: string) => Promise<Described>>;

/** An event of this type about the viewer's newest object of its kind; where there is none, about one that is made up. */
export async function describeSample(
  ctx: Context,
  type: WebhookEventType,
  endpointId: string,
): Promise<Sample> {
  const described = await describers[type](ctx, endpointId);
  return { type, imageId: null, jobId: null, batchId: null, endpointId: null, ...described };
}

async function describeImage(ctx: Context, where: FilterQuery<Image>): Promise<Described> {
  const image = await findNewest(ctx, Image, where);
  return { imageId: image?.id ?? createId('Image') };
}

async function describeJob(ctx: Context, status: Job['status']): Promise<Described> {
  const job = await findNewest(ctx, Job, { status, kind: { $in: [...toldKinds] } });
  return { jobId: job?.id ?? createId('Job'), imageId: job ? job.imageId : createId('Image') };
}

function findNewest<T extends { id: string; createdAt: Date }>(
  { em }: Context,
  entity: new () => T,
  where: FilterQuery<NoInfer<T>>,
): Promise<T | null> {
  return em.findOne(entity, where, { orderBy: { createdAt: 'desc', id: 'desc' } as never });
}
