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

const mostBytes = 20_000;

export interface Rendered {
  body: string;
  isDefault: boolean;
}

/**
 * What is sent of an event, in the context of its owner, as things are now: what the endpoint's payload makes of it, or ids and
 * states, also where that fits the schema no more or is too much.
 */
export async function renderBody(
  ctx: Context,
  event: WebhookEvent,
  payload: string | null,
): Promise<Rendered> {
  const selected = payload === null ? null : await ctx.selections.run(ctx, payload, event.id);
  if (selected) {
    const { data, errors } = selected;
    const body = writeBody(event, { data, ...(errors && { errors }) });
    if (Buffer.byteLength(body) <= mostBytes) return { body, isDefault: false };
  }
  const data = await readDefaultData(ctx, event);
  const body = writeBody(event, { data, ...(payload !== null && { truncated: true }) });
  return { body, isDefault: true };
}

function writeBody(
  { type, createdAt }: Pick<WebhookEvent, 'type' | 'createdAt'>,
  content: { data: unknown; errors?: unknown; truncated?: true },
): string {
  return JSON.stringify({ type: wireTypes[type], timestamp: createdAt.toISOString(), ...content });
}
