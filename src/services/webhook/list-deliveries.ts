import type { Context } from '../../context/context.ts';
import type { Connection } from '../../schema/connection.ts';
import type { JobStatus } from '../../schema/job.ts';
import { WebhookDelivery } from '../../schema/webhook-delivery.ts';
import type { WebhookEventType } from '../../schema/webhook-event.ts';
import { buildPage, checkFirst, decodeCursor, type PageRequest, readPage } from '../list/page.ts';

export interface DeliveryFilter {
  statuses?: JobStatus[] | null;
  types?: WebhookEventType[] | null;
}

/** A page of all that is or was sent for the viewer, newest first. */
export function listDeliveries(
  ctx: Context,
  { statuses, types }: DeliveryFilter,
  page: PageRequest,
): Promise<Connection<WebhookDelivery>> {
  const ofStatus = statuses && [...new Set(statuses)].map((status) => ({ status }));
  const isMix = ofStatus != null && ofStatus.length > 1;
  const where = {
    ...(statuses && !isMix && { status: { $in: statuses } }),
    ...(types && { type: { $in: types } }),
  };
  return readPage(ctx, WebhookDelivery, where, page, { oneOf: isMix ? ofStatus : null });
}

/** The same of one endpoint. */
export async function listDeliveriesOf(
  ctx: Context,
  endpointId: string,
  { first: asked, after, statuses }: PageRequest & Pick<DeliveryFilter, 'statuses'>,
): Promise<Connection<WebhookDelivery>> {
  const first = checkFirst(asked);
  const behind = after != null ? decodeCursor(after) : null;
  const key = { endpointId, limit: first + 1, behind, statuses: statuses ?? null };
  return buildPage(await ctx.loaders.deliveriesOf.load(key), first);
}
