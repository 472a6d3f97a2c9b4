import type { Context } from '../../context/context.ts';
import { AppError } from '../../errors.ts';
import { WebhookEndpoint } from '../../schema/webhook-endpoint.ts';
import { insertEndpoint } from './create-endpoint.ts';
import { checkUrl } from './endpoint-input.ts';

export interface NamedEndpoint {
  endpoint: WebhookEndpoint;
  /** Null for one that was there. */
  secret: string | null;
}

/**
 * The viewer's endpoint of exactly this address, the oldest that is told of anything, or a new one that is told only of what
 * names it. Expects a transaction that holds the account. URL_NOT_ALLOWED; CONFLICT for one that is not ACTIVE; QUOTA_EXCEEDED.
 */
export async function findOrCreateEndpoint(ctx: Context, url: URL): Promise<NamedEndpoint> {
  const href = checkUrl(ctx, url);
  const found = await ctx.em.find(
    WebhookEndpoint,
    { url: href },
    { orderBy: { createdAt: 'asc', id: 'asc' } },
  );
  const endpoint = found.find(({ status }) => status === 'ACTIVE') ?? found[0];
  if (!endpoint) return insertEndpoint(ctx, { url: href, events: [], description: null, payload: null });
  requireActive(endpoint);
  return { endpoint, secret: null };
}

/** CONFLICT for one that is told of nothing now: what names it would never be sent. */
export function requireActive({ status }: WebhookEndpoint): void {
  if (status === 'ACTIVE') return;
  throw new AppError('CONFLICT', `Expected a webhook endpoint that is ACTIVE. It is ${status}.`, {
    params: { status },
  });
}
