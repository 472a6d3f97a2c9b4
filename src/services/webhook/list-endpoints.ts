import type { Context } from '../../context/context.ts';
import type { Connection } from '../../schema/connection.ts';
import { WebhookEndpoint } from '../../schema/webhook-endpoint.ts';
import { type PageRequest, readPage } from '../list/page.ts';

/** A page of the viewer's endpoints, newest first. */
export function listEndpoints(ctx: Context, page: PageRequest): Promise<Connection<WebhookEndpoint>> {
  return readPage(ctx, WebhookEndpoint, {}, page);
}
