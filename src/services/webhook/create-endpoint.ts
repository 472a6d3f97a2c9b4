import type { Context } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { createId } from '../../schema/id.ts';
import { maxWebhookEndpoints, WebhookEndpoint } from '../../schema/webhook-endpoint.ts';
import type { WebhookEventType } from '../../schema/webhook-event.ts';
import type { CreateWebhookEndpointInput } from '../../schema/webhook-input.ts';
import { requireOwner } from '../access/require-owner.ts';
import { checkQuota, lockAccount } from '../account/quota.ts';
import { checkPayload } from './check-payload.ts';
import { checkDescription, checkEvents, checkUrl } from './endpoint-input.ts';
import { createSecret } from './secret.ts';

export interface CreatedEndpoint {
  endpoint: WebhookEndpoint;
  secret: string;
}

/** URL_NOT_ALLOWED for an address that nothing is sent to; QUOTA_EXCEEDED for one too many. */
export async function createEndpoint(
  ctx: Context,
  input: CreateWebhookEndpointInput,
): Promise<CreatedEndpoint> {
  const url = checkUrl(ctx, input.url);
  const events = checkEvents(input.events ?? []);
  const description = checkDescription(input.description ?? '');
  const payload = await checkPayload(ctx, input.payload ?? '');
  return inTransaction(ctx, async (inner) => {
    await lockAccount(inner);
    return insertEndpoint(inner, { url, events, description, payload });
  });
}

export interface NewEndpoint {
  url: string;
  events: WebhookEventType[];
  description: string | null;
  payload: string | null;
}

/** In the transaction that holds the account. */
export async function insertEndpoint(
  ctx: Context,
  { url, events, description, payload }: NewEndpoint,
): Promise<CreatedEndpoint> {
  const { em } = ctx;
  const count = await em.count(WebhookEndpoint);
  checkQuota('webhookEndpoints', 'webhook endpoints', count + 1, maxWebhookEndpoints);
  const createdAt = ctx.now();
  const secret = createSecret();
  const endpoint = em.create(WebhookEndpoint, {
    id: createId('WebhookEndpoint'),
    accountId: requireOwner(ctx),
    url,
    description,
    events,
    payload,
    status: 'ACTIVE',
    disabledReason: null,
    failingSince: null,
    failingAgainAt: null,
    pausedUntil: null,
    secret,
    secretCreatedAt: createdAt,
    previousSecret: null,
    previousSecretUntil: null,
    createdAt,
    goneAt: null,
  });
  await em.persist(endpoint).flush();
  return { endpoint, secret };
}
