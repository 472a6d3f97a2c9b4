import type { AnyContext } from '../../context/context.ts';
import { announce } from '../../events/announce.ts';
import { changesOf } from '../../events/topics.ts';
import { shareTransaction } from '../job/entry.ts';
import { layoutQueue } from '../job/queue-name.ts';

export interface LayoutEntry {
  wishlistId: string;
}

interface AskedCollage {
  id: string;
  accountId: string;
  wishlistId: string;
}

/**
 * Has the collages of a wishlist laid out anew, all that there are or one, in the transaction of `ctx.em` that has changed what
 * they show. However often it is asked, they are laid out once by whoever comes first and once by the next.
 */
export async function askLayout(ctx: AnyContext, wishlistId: string, collageId?: string): Promise<void> {
  const collages = await ctx.em.execute<AskedCollage[]>(
    `update collage set asked = asked + 1, asked_at = clock_timestamp() where id = any(array(
       select id from collage where wishlist_id = ? ${collageId ? 'and id = ?' : ''} order by id for no key update))
     returning id, account_id as "accountId", wishlist_id as "wishlistId"`,
    [wishlistId, ...(collageId ? [collageId] : [])],
  );
  await announce(ctx, ...changesOf('wishlist', collages));
  await enqueueLayout(ctx, wishlistId);
}

/** While one waits, another would find nothing to do. */
export async function enqueueLayout(ctx: AnyContext, wishlistId: string): Promise<void> {
  const entry: LayoutEntry = { wishlistId };
  await ctx.queue.send(layoutQueue, entry, {
    singletonKey: wishlistId,
    // One worker at a time has it: of two that lay out the same the later would find that the other was faster.
    group: { id: wishlistId },
    ...shareTransaction(ctx.em),
  });
  await announce(ctx, { topic: 'queue', queue: layoutQueue });
}
