import type { Context } from '../../context/context.ts';
import { badInput } from '../../errors.ts';
import { wakeEndpoints } from '../../events/wake-endpoints.ts';
import type { WebhookEndpoint } from '../../schema/webhook-endpoint.ts';
import type { UpdateWebhookEndpointInput } from '../../schema/webhook-input.ts';
import { changeEndpoint } from './change-endpoint.ts';
import { checkPayload } from './check-payload.ts';
import { healthy } from './endpoint-health.ts';
import { checkDescription, checkEvents, checkUrl } from './endpoint-input.ts';

export async function updateEndpoint(
  ctx: Context,
  input: UpdateWebhookEndpointInput,
): Promise<WebhookEndpoint> {
  const { id, status } = input;
  if (status === 'DISABLED') throw badInput('status', 'ACTIVE or PAUSED', status);
  const change = {
    ...(input.url && { url: checkUrl(ctx, input.url) }),
    ...(input.events && { events: checkEvents(input.events) }),
    ...(input.description != null && { description: checkDescription(input.description) }),
    ...(input.payload != null && { payload: await checkPayload(ctx, input.payload) }),
    ...(status && { status }),
  };
  return changeEndpoint(ctx, id, async (inner, endpoint) => {
    const isMoved = change.url !== undefined && change.url !== endpoint.url;
    Object.assign(endpoint, change);
    // What its failures say is said of where it was.
    if (status === 'ACTIVE') Object.assign(endpoint, healthy, { disabledReason: null });
    else if (isMoved && endpoint.status !== 'DISABLED') Object.assign(endpoint, healthy);
    await inner.em.flush();
    await wakeEndpoints(inner, [id]);
  });
}
