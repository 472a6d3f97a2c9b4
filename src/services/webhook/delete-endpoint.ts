import type { Context } from '../../context/context.ts';
import { cancelWaiting } from './cancel-waiting.ts';
import { changeEndpoint } from './change-endpoint.ts';

/** Its secrets go at once; its row with the last of its deliveries, which are still told of. */
export async function deleteEndpoint(ctx: Context, id: string): Promise<{ deletedId: string }> {
  await changeEndpoint(ctx, id, async (inner, endpoint) => {
    await cancelWaiting(inner, endpoint.id);
    Object.assign(endpoint, {
      goneAt: inner.now(),
      secret: '',
      previousSecret: null,
      previousSecretUntil: null,
    });
  });
  return { deletedId: id };
}
