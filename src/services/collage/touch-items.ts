import type { AnyContext } from '../../context/context.ts';
import { announce } from '../../events/announce.ts';
import { changesOf } from '../../events/topics.ts';
import { askLayout } from './ask-layout.ts';

interface TouchedItem {
  id: string;
  accountId: string;
  wishlistId: string;
}

/**
 * That the pictures of items, or the work on them, have changed. Expects the pictures to be locked: items are locked behind
 * them (services/wishlist/lock-wishlist.ts).
 */
export async function touchItems(
  ctx: AnyContext,
  itemIds: readonly (string | null)[],
  { asksLayout = true }: { asksLayout?: boolean } = {},
): Promise<void> {
  const ids = [...new Set(itemIds)].filter((id) => id !== null);
  if (ids.length === 0) return;
  const items = await ctx.em.execute<TouchedItem[]>(
    `update wishlist_item set updated_at = now() where gone_at is null and id = any(array(
       select id from wishlist_item where id = any(?::text[]) order by id for no key update))
     returning id, account_id as "accountId", wishlist_id as "wishlistId"`,
    [`{${ids.join(',')}}`],
  );
  await announce(ctx, ...changesOf('wishlist', items));
  if (!asksLayout) return;
  const wishlistIds = [...new Set(items.map(({ wishlistId }) => wishlistId))];
  for (const wishlistId of wishlistIds.toSorted()) await askLayout(ctx, wishlistId);
}
