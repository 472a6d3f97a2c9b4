/**
 * Who changes a wishlist locks, in this order: the account where what it holds changes, the images, the galleries they are in, the
 * wishlist, jobs and with them what the account holds, items, collages; each of a kind by id. An item may be locked before
 * jobs by whoever has its pictures locked: nobody else comes to it from their jobs. docs/decisions/account-usage.md.
 */
import { LockMode } from '@mikro-orm/postgresql';
import type { Context } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { AppError } from '../../errors.ts';
import { Wishlist } from '../../schema/wishlist.ts';

/** NO KEY: what is written of an item looks whether its wishlist is there. NOT_FOUND if it is not there for the caller. */
export async function lockWishlist({ em }: Context, id: string, argument = 'id'): Promise<Wishlist> {
  await em.execute('select from wishlist where id = ? for no key update', [id]);
  const wishlist = await em.findOne(Wishlist, { id }, { refresh: true });
  if (wishlist) return wishlist;
  throw new AppError('NOT_FOUND', 'There is no such wishlist.', { params: { argument } });
}

export interface WholeWishlist {
  wishlist: Wishlist;
  /** Of the pictures of its items that are there. */
  imageIds: string[];
  /** Of those that were deleted and can come back. */
  restorableIds: string[];
}

const mostTries = 20;

/** Changes a wishlist with all that is in it. A picture may arrive before it is locked: then it begins anew. */
export async function changeWholeWishlist(
  ctx: Context,
  id: string,
  change: (inner: Context, whole: WholeWishlist) => Promise<void>,
): Promise<void> {
  for (let i = 0; i < mostTries; i++) {
    const isDone = await inTransaction(ctx, async (inner) => {
      const images = await lockImagesIn(inner, id);
      const all = images.map((image) => image.id);
      const wishlist = await lockWishlist(inner, id);
      const [newcomer] = await inner.em.execute<object[]>(
        `select from image where item_id in (select id from wishlist_item where wishlist_id = ?) and gone_at is null
           and id <> all(?::text[]) limit 1`,
        [id, `{${all.join(',')}}`],
      );
      if (newcomer) return false;
      const imageIds = images.filter(({ isThere }) => isThere).map((image) => image.id);
      const restorableIds = images.filter(({ isThere }) => !isThere).map((image) => image.id);
      await change(inner, { wishlist, imageIds, restorableIds });
      return true;
    });
    if (isDone) return;
  }
  throw new AppError(
    'CONFLICT',
    'So much arrives in this wishlist that it could not be changed as a whole.',
    {
      isRetryable: true,
    },
  );
}

function lockImagesIn({ em, now }: Context, wishlistId: string): Promise<{ id: string; isThere: boolean }[]> {
  return em.execute(
    `select id, gone_at is null as "isThere" from image
     where item_id in (select id from wishlist_item where wishlist_id = ?) and (gone_at is null or restorable_until > ?)
     order by id for update`,
    [wishlistId, now()],
  );
}

/** The row as it stands, for who changes it in place. */
export const asLocked = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true } as const;

/** Changes all items of a wishlist, in the order in which everybody locks them. */
export async function updateItems(
  { em }: Context,
  wishlistId: string,
  change: string,
  values: unknown[],
): Promise<void> {
  await em.execute(
    `update wishlist_item set ${change} where id = any(array(
       select id from wishlist_item where wishlist_id = ? order by id for no key update))`,
    [...values, wishlistId],
  );
}
