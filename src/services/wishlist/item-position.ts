import { generateNKeysBetween } from 'fractional-indexing';
import type { Context } from '../../context/context.ts';
import { byPosition } from '../../context/wishlist-loaders.ts';
import { badInput, quote } from '../../errors.ts';
import { announce } from '../../events/announce.ts';
import { changesOf } from '../../events/topics.ts';
import { WishlistItem } from '../../schema/wishlist-item.ts';

/** Beyond it a key says that between two neighbours much was put again and again: all keys are made anew. */
const longestPosition = 32;

/**
 * A place before another item of the list, or behind all, for one that is moved or new. Expects the wishlist to be locked.
 * BAD_USER_INPUT if that other is not in it.
 */
export async function findItemPosition(
  ctx: Context,
  wishlistId: string,
  { before, movedId }: { before?: string | null; movedId?: string } = {},
): Promise<string> {
  const all = await ctx.em.find(
    WishlistItem,
    { wishlistId },
    { fields: ['id', 'accountId', 'wishlistId', 'position'] },
  );
  const others = all.filter(({ id }) => id !== movedId).toSorted(byPosition);
  const at = before == null ? others.length : others.findIndex(({ id }) => id === before);
  if (at < 0) throw badInput('before', 'the id of another item of its wishlist', quote(before));
  const [position] = between(others, at);
  if (position!.length <= longestPosition) return position!;
  const keys = generateNKeysBetween(null, null, others.length);
  for (const [i, other] of others.entries()) other.position = keys[i]!;
  await ctx.em.flush();
  await announce(ctx, ...changesOf('wishlist', others));
  return between(others, at)[0]!;
}

function between(items: readonly { position: string }[], at: number): string[] {
  return generateNKeysBetween(items[at - 1]?.position ?? null, items[at]?.position ?? null, 1);
}
