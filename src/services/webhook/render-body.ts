import type { Context } from '../../context/context.ts';
import { Batch } from '../../schema/batch.ts';
import { Image } from '../../schema/image.ts';
import { Job } from '../../schema/job.ts';
import { type WebhookEvent, wireTypes } from '../../schema/webhook-event.ts';

/** What is there of what the event is about, whether it has ended or not: of what is gone its id. */
async function readDefaultData(
  { em, loaders }: Context,
  { imageId, jobId, batchId, endpointId, endsAt }: WebhookEvent,
): Promise<object> {
  const image = imageId === null ? null : await em.findOne(Image, { id: imageId });
  const job = jobId === null ? null : await em.findOne(Job, { id: jobId });
  const batch = batchId === null ? null : await em.findOne(Batch, { id: batchId });
  const endpoint = endpointId === null ? null : await loaders.webhookEndpoint.load(endpointId);
  return {
    ...(imageId !== null && {
      image: {
        id: imageId,
        status: image?.status ?? null,
        clientId: image?.clientId ?? null,
        expiresAt: endsAt ?? image?.expiresAt ?? null,
      },
    }),
    ...(jobId !== null && {
      job: { id: jobId, kind: job?.kind ?? null, status: job?.status ?? null, error: job?.error ?? null },
    }),
    ...(batchId !== null && { batch: { id: batchId, status: batch?.status ?? null } }),
    ...(endpointId !== null && {
      endpoint: {
        id: endpointId,
        url: endpoint?.url ?? null,
        status: endpoint?.status ?? null,
        disabledReason: endpoint?.disabledReason ?? null,
      },
    }),
  };
}

/** What is sent of an event, in the context of its owner: ids and states as they are now. */
export async function renderBody(ctx: Context, event: WebhookEvent): Promise<string> {
  return writeBody(event, { data: await readDefaultData(ctx, event) });
}

/** As it is sent, whatever `data` is. */
export function writeBody(
  { type, createdAt }: Pick<WebhookEvent, 'type' | 'createdAt'>,
  content: { data: unknown; errors?: unknown; truncated?: true },
): string {
  return JSON.stringify({ type: wireTypes[type], timestamp: createdAt.toISOString(), ...content });
}
