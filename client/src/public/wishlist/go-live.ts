import { readFragment } from '../../gql/fragment-masking.ts';
import { ask } from '../ask.ts';
import { feed } from '../feed.ts';
import {
  PublicClaims,
  PublicCollage,
  PublicItemClaims,
  PublicWish,
  PublicWishlist,
  PublicWishlistPage,
  PublicWishlistUpdated,
} from './documents.ts';
import { readOwnKey } from './owner-key.ts';
import { readClaims, readWishlist } from './read-wishlist.ts';
import type { WishlistAction } from './wishlist-state.ts';

interface LiveOptions {
  slug: string;
  pass: string | null;
  signal: AbortSignal;
  dispatch: (action: WishlistAction) => void;
}

/**
 * Asks what is claimed, then tells every change until the wishlist ends. An owner's browser speaks with their key, so that
 * they learn nothing here that they may not know; that of anybody else shows it once, to be told that it is not the owner's.
 */
export async function goLive({ slug, pass, signal, dispatch }: LiveOptions): Promise<void> {
  const key = await askUntilAnswered(slug, pass, { signal, dispatch });
  feed({
    document: PublicWishlistUpdated,
    slug,
    pass,
    key,
    signal,
    tell({ wishlistUpdated: update }) {
      if (!update) return null;
      const { wishlist, item, collage, cursor } = update;
      dispatch({
        type: 'told',
        told: {
          facts: readFragment(PublicWishlist, wishlist),
          order: wishlist.items.map(({ id }) => id),
          wish: item ? readFragment(PublicWish, item) : null,
          claims: item ? (readFragment(PublicItemClaims, item).claims ?? null) : null,
          collage: collage ? readFragment(PublicCollage, collage) : null,
        },
      });
      return cursor;
    },
    end: () => dispatch({ type: 'over' }),
    async reread() {
      const { data } = await ask(PublicWishlistPage, { slug, pass });
      if (data?.wishlist) dispatch({ type: 'reread', page: readWishlist(data) });
      await askClaims(slug, pass, dispatch);
    },
  });
}

const retryMs = 4000;

/** The key, if it is the owner's. What is over, or wants a password, is left for the feed to say. */
async function askUntilAnswered(
  slug: string,
  pass: string | null,
  { signal, dispatch }: Pick<LiveOptions, 'signal' | 'dispatch'>,
): Promise<string | null> {
  for (;;) {
    const key = await askClaims(slug, pass, dispatch);
    if (key !== 'NO_ANSWER' || signal.aborted) return key === 'NO_ANSWER' ? null : key;
    await new Promise((resolve) => setTimeout(resolve, retryMs));
  }
}

const passing = ['NO_ANSWER', 'RATE_LIMITED', 'SERVICE_UNAVAILABLE', 'INTERNAL_SERVER_ERROR'];

/** The key, if it is the owner's; 'NO_ANSWER' if it is to be asked again. */
export async function askClaims(
  slug: string,
  pass: string | null,
  dispatch: LiveOptions['dispatch'],
): Promise<string | null> {
  const own = readOwnKey();
  const first = await ask(PublicClaims, { slug, pass }, own);
  // A key that is good no more is nobody's.
  const isRefused = own !== null && first.refusal?.code === 'UNAUTHENTICATED';
  const { data, refusal } = isRefused ? await ask(PublicClaims, { slug, pass }) : first;
  if (!data?.wishlist) return refusal && passing.includes(refusal.code) ? 'NO_ANSWER' : null;
  const { isOwner, items } = data.wishlist;
  dispatch({ type: 'claims', claims: readClaims(items), isOwner });
  return isOwner ? own : null;
}
