import type { Context } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { createId } from '../../schema/id.ts';
import { WebhookEvent, type WebhookEventType } from '../../schema/webhook-event.ts';
import { requireOwner } from '../access/require-owner.ts';
import { checkPayload } from './check-payload.ts';
import { describeSample } from './describe-sample.ts';
import { renderBody } from './render-body.ts';

export interface PreviewRequest {
  type: WebhookEventType;
  payload?: string | null;
  /** Of the object that it is about. Null stands for the newest of its kind. */
  id?: string | null;
}

export interface Preview {
  body: string;
  bytes: number;
  isDefault: boolean;
}

/** What the operation that asks does not pay for. */
const pointsPerCost = 1 / 25;

/** What would be sent. The event that it is made of is taken back with the transaction. */
export async function previewPayload(ctx: Context, { type, payload, id }: PreviewRequest): Promise<Preview> {
  const accountId = requireOwner(ctx);
  const checked = payload == null ? null : await checkPayload(ctx, payload);
  if (checked !== null) ctx.rateLimit.spend(accountId, pointsPerCost * (await ctx.selections.check(checked)));
  const sample = await describeSample(ctx, type, { id: id ?? null });
  const rendered = Promise.withResolvers<{ body: string; isDefault: boolean }>();
  const takeBack = new Error('The preview is made.');
  await inTransaction(ctx, async (inner) => {
    const row = { ...sample, id: createId('WebhookEvent'), accountId, endsAt: null, createdAt: inner.now() };
    const event = inner.em.create(WebhookEvent, row);
    await inner.em.persist(event).flush();
    rendered.resolve(await renderBody({ ...inner, linked: new Map() }, event, checked));
    throw takeBack;
  }).catch((error) => {
    if (error !== takeBack) throw error;
  });
  const { body, isDefault } = await rendered.promise;
  return { body, bytes: Buffer.byteLength(body), isDefault };
}
