import type { Job as Entry } from 'pg-boss';
import type { Contexts } from '../context/context.ts';
import { toAppError } from '../errors.ts';
import type { LayoutEntry } from '../services/collage/ask-layout.ts';
import { layOutWishlist } from '../services/collage/lay-out.ts';
import { completeEntry, touchEntry, touchEveryMs } from '../services/job/entry.ts';
import type { Ending } from './lane.ts';

/** One entry: what fails is tried again, and found by `reconcile` where that does not help. */
export async function runLayout(
  contexts: Contexts,
  entry: Entry<LayoutEntry>,
  { stopping }: { stopping: AbortSignal },
): Promise<Ending> {
  const ctx = contexts.forSystem();
  const heartbeat = setInterval(() => void touchEntry(ctx.queue, entry).catch(() => undefined), touchEveryMs);
  const { wishlistId } = entry.data;
  const startedAt = performance.now();
  try {
    const collages = await layOutWishlist(contexts, wishlistId, { signal: stopping });
    const ms = Math.round(performance.now() - startedAt);
    ctx.log.info({ event: 'layout.done', wishlist: wishlistId, collages, ms });
    await completeEntry(ctx.queue, entry);
    return 'ended';
  } catch (cause) {
    const error = toAppError(cause);
    ctx.log.warn({ event: 'layout.failed', wishlist: wishlistId, code: error.code, err: error });
    await ctx.queue.fail(entry.name, entry.id);
    return error.code === 'SERVICE_UNAVAILABLE' ? 'outage' : 'ended';
  } finally {
    clearInterval(heartbeat);
  }
}
