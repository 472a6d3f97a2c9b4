import type { Context } from '../../context/context.ts';
import { badInput } from '../../errors.ts';
import type { WebhookEndpoint } from '../../schema/webhook-endpoint.ts';
import type { UpdateWebhookEndpointInput } from '../../schema/webhook-input.ts';
import { changeEndpoint } from './change-endpoint.ts';
import { checkDescription, checkEvents, checkUrl } from './endpoint-input.ts';

/** What its failures say is said of where it was: another address, or ACTIVE, begins anew. */
const healthy = {
  disabledReason: null,
  failingSince: null,
  failingAgainAt: null,
  consecutiveFailures: 0,
  pausedUntil: null,
  pauses: 0,
} satisfies Partial<WebhookEndpoint>;

export function updateEndpoint(ctx: Context, input: UpdateWebhookEndpointInput): Promise<WebhookEndpoint> {
  const { id, status } = input;
  if (status === 'DISABLED') throw badInput('status', 'ACTIVE or PAUSED', status);
  const change = {
    ...(input.url && { url: checkUrl(ctx, input.url) }),
    ...(input.events && { events: checkEvents(input.events) }),
    ...(input.description != null && { description: checkDescription(input.description) }),
    ...(status && { status }),
  };
  return changeEndpoint(ctx, id, (_inner, endpoint) => {
    const isMoved = change.url !== undefined && change.url !== endpoint.url;
    Object.assign(
      endpoint,
      change,
      status === 'ACTIVE' || (isMoved && endpoint.status !== 'DISABLED') ? healthy : {},
    );
  });
}
