import type { Context } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { AppError } from '../../errors.ts';
import type { WebhookEndpoint } from '../../schema/webhook-endpoint.ts';
import { requireNode } from '../access/find-node.ts';
import { lockEndpoint } from './lock-endpoint.ts';

/** Changes one of the viewer's endpoints and answers with it as the triggers have left it; NOT_FOUND, or GONE. */
export async function changeEndpoint(
  ctx: Context,
  id: string,
  change: (inner: Context, endpoint: WebhookEndpoint) => Promise<void> | void,
): Promise<WebhookEndpoint> {
  const found = await requireNode(ctx, 'WebhookEndpoint', id);
  await inTransaction(ctx, async (inner) => {
    const endpoint = await lockEndpoint(inner, found.id);
    if (!endpoint) throw new AppError('GONE', `${id} was deleted.`);
    await change(inner, endpoint);
    await inner.em.flush();
  });
  await ctx.em.refresh(found);
  return found;
}
