import type { Context } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { badInput } from '../../errors.ts';
import { announce } from '../../events/announce.ts';
import { changesOf } from '../../events/topics.ts';
import { Wishlist } from '../../schema/wishlist.ts';
import type { UpdateWishlistInput } from '../../schema/wishlist-input.ts';
import { requireNode } from '../access/find-node.ts';
import { repaintCollages } from '../collage/collage-picture.ts';
import { requestPreview } from '../collage/request-preview.ts';
import { checkNote } from '../gallery/gallery-input.ts';
import { checkPassword } from '../link/link-input.ts';
import { hashPassword } from '../link/password.ts';
import { createSlug } from '../link/slug.ts';
import { changeWholeWishlist, lockWishlist, updateItems, type WholeWishlist } from './lock-wishlist.ts';
import { checkRevealAt, checkTitle } from './wishlist-input.ts';

/** Null if it has ended by that. What was given by its address before a new slug or password opens nothing any more. */
export async function updateWishlist(ctx: Context, input: UpdateWishlistInput): Promise<Wishlist | null> {
  checkContradictions(input);
  const { id } = await requireNode(ctx, 'Wishlist', input.id);
  const passwordHash = input.password == null ? null : await hashPassword(checkPassword(input.password));
  const end = input.neverExpires ? null : (input.expiresAt ?? undefined);
  const change = async (inner: Context, wishlist: Wishlist) => {
    const wasOpen = wishlist.visibility !== 'PRIVATE';
    const { background } = wishlist;
    Object.assign(wishlist, {
      ...(input.title != null && { title: checkTitle(input.title) }),
      ...(input.note != null && { note: checkNote(input.note) }),
      ...(input.visibility && { visibility: input.visibility }),
      ...(input.isIndexed != null && { isIndexed: input.isIndexed }),
      ...(input.background && { background: input.background }),
      ...(input.noBackground && { background: null }),
      ...((passwordHash || input.noPassword) && { passwordHash }),
      ...(end !== undefined && { expiresAt: end }),
      ...(input.revealAt && { revealAt: checkRevealAt(input.revealAt, ctx.now(), wishlist) }),
      ...(input.noReveal && { revealAt: null }),
      ...(input.newSlug && { slug: createSlug('wishlist') }),
    } satisfies Partial<Wishlist>);
    const isClosed = wasOpen && wishlist.visibility === 'PRIVATE';
    if (input.newSlug || isClosed || passwordHash || input.noPassword) wishlist.version += 1;
    await inner.em.flush();
    await announce(inner, ...changesOf('wishlist', [wishlist]));
    return wishlist.background !== background;
  };
  const paint = (inner: Context, isRepainted: boolean) => isRepainted && repaintCollages(inner, id);
  if (end === undefined)
    await inTransaction(ctx, async (inner) =>
      paint(inner, await change(inner, await lockWishlist(inner, id))),
    );
  else
    await changeWholeWishlist(ctx, id, async (inner, whole) => {
      const isRepainted = await change(inner, whole.wishlist);
      await endAllAt(inner, whole);
      await paint(inner, isRepainted);
    });
  // As the trigger has left it.
  ctx.loaders.wishlist.clear(id);
  const wishlist = await ctx.em.findOne(Wishlist, { id }, { refresh: true });
  if (wishlist && (input.visibility || input.background || input.noBackground))
    await requestPreview(ctx, wishlist);
  return wishlist;
}

/** Its items and their pictures end with it, those too that can still come back: whoever reads one asks no other row when that is. */
async function endAllAt(
  ctx: Context,
  { wishlist: { id, accountId, expiresAt }, imageIds, restorableIds }: WholeWishlist,
): Promise<void> {
  await ctx.em.execute('update image set expires_at = least(own_expires_at, ?) where id = any(?::text[])', [
    expiresAt,
    `{${[...imageIds, ...restorableIds].join(',')}}`,
  ]);
  await updateItems(ctx, id, 'expires_at = ?', [expiresAt]);
  const images = imageIds.map((imageId) => ({ id: imageId, accountId }));
  await announce(ctx, ...changesOf('image', images));
}

const contradictions = [
  ['password', 'noPassword'],
  ['expiresAt', 'neverExpires'],
  ['revealAt', 'noReveal'],
  ['background', 'noBackground'],
] as const satisfies (keyof UpdateWishlistInput)[][];

function checkContradictions(input: UpdateWishlistInput): void {
  for (const [given, taken] of contradictions)
    if (input[given] != null && input[taken]) throw badInput(taken, `false where ${given} is given`, 'true');
}
