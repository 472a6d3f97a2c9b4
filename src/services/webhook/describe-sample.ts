import type { FilterQuery } from '@mikro-orm/postgresql';
import type { Context } from '../../context/context.ts';
import { Batch } from '../../schema/batch.ts';
import { createId } from '../../schema/id.ts';
import { Image } from '../../schema/image.ts';
import { Job } from '../../schema/job.ts';
import { WebhookEndpoint } from '../../schema/webhook-endpoint.ts';
import type { WebhookEvent, WebhookEventType } from '../../schema/webhook-event.ts';
import { requireNode } from '../access/find-node.ts';
import { toldKinds } from './note-jobs.ts';

export type Sample = Pick<WebhookEvent, 'type' | 'imageId' | 'jobId' | 'batchId' | 'endpointId'>;

export interface SampleRequest {
  /** Of the object it is about; NOT_FOUND for one that is not the viewer's, or of another kind. Null stands for the newest. */
  id?: string | null;
  /** The endpoint that is told of itself where none is disabled. */
  endpointId?: string;
}

type Described = Partial<Omit<Sample, 'type'>>;

const describers = {
  IMAGE_READY: (ctx, asked) => describeImage(ctx, asked, { status: 'READY' }),
  IMAGE_REJECTED: (ctx, asked) => describeImage(ctx, asked, { status: 'REJECTED' }),
  IMAGE_EXPIRING: (ctx, asked) => describeImage(ctx, asked, { expiresAt: { $ne: null } }),
  JOB_SUCCEEDED: (ctx, asked) => describeJob(ctx, asked, 'SUCCEEDED'),
  JOB_FAILED: (ctx, asked) => describeJob(ctx, asked, 'FAILED'),
  async BATCH_FINISHED(ctx, { id }) {
    if (id != null) return { batchId: (await requireNode(ctx, 'Batch', id)).id };
    const batch = await findNewest(ctx, Batch, { finishedAt: { $ne: null } });
    return { batchId: batch?.id ?? createId('Batch') };
  },
  async WEBHOOK_DISABLED(ctx, asked) {
    if (asked.id != null) return { endpointId: (await requireNode(ctx, 'WebhookEndpoint', asked.id)).id };
    const disabled = await findNewest(ctx, WebhookEndpoint, { status: 'DISABLED' });
    return { endpointId: disabled?.id ?? asked.endpointId ?? createId('WebhookEndpoint') };
  },
  TEST: async () => ({}),
} as const satisfies Record<WebhookEventType, (ctx: Context, asked: SampleRequest) => Promise<Described>>;

/** An event of this type about the viewer's newest object of its kind; where there is none, about one that is made up. */
export async function describeSample(
  ctx: Context,
  type: WebhookEventType,
  asked: SampleRequest,
): Promise<Sample> {
  const described = await describers[type](ctx, asked);
  return { type, imageId: null, jobId: null, batchId: null, endpointId: null, ...described };
}

async function describeImage(
  ctx: Context,
  { id }: SampleRequest,
  where: FilterQuery<Image>,
): Promise<Described> {
  const image = id != null ? await requireNode(ctx, 'Image', id) : await findNewest(ctx, Image, where);
  return { imageId: image?.id ?? createId('Image') };
}

async function describeJob(ctx: Context, { id }: SampleRequest, status: Job['status']): Promise<Described> {
  const job =
    id != null
      ? await requireNode(ctx, 'Job', id)
      : await findNewest(ctx, Job, { status, kind: { $in: [...toldKinds] } });
  return { jobId: job?.id ?? createId('Job'), imageId: job ? job.imageId : createId('Image') };
}

function findNewest<T extends { id: string; createdAt: Date }>(
  { em }: Context,
  entity: new () => T,
  where: FilterQuery<NoInfer<T>>,
): Promise<T | null> {
  return em.findOne(entity, where, { orderBy: { createdAt: 'desc', id: 'desc' } as never });
}
