import type { Context } from '../../context/context.ts';
import type { PurgeRun } from '../../schema/purge-run.ts';
import type { FeedEvent } from '../../tools/feed/watch.ts';
import { requireNode } from '../access/find-node.ts';
import { renewContext } from '../watch/watch.ts';

export type PurgeRunChange = FeedEvent<PurgeRun>;

/** The run now, then as it goes on, to its end. */
export async function watchRun(ctx: Context, id: string): Promise<AsyncIterableIterator<PurgeRunChange>> {
  await requireNode(ctx, 'PurgeRun', id);
  return ctx.events.purgeRuns.watch({
    of: { id },
    list: async () => ({ ids: [id], from: null, mark: null }),
    isFinal: ({ status }) => status !== 'RUNNING',
    onEvent: () => renewContext(ctx),
  });
}
