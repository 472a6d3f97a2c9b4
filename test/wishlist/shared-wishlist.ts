import { signUp, type TestClient } from '../client.ts';
import { addItem, createWishlist } from './wishlist-bed.ts';

export interface SharedWishlist {
  owner: TestClient;
  id: string;
  slug: string;
  address: string;
  /** Ids, in the order of the list. */
  items: string[];
}

export interface WishInput {
  name: string;
  /** Of its picture; default: none, and it lies there by its name. */
  photo?: Uint8Array;
  [field: string]: unknown;
}

/** A wishlist that is laid out both ways, with all of its cutouts made. */
export async function shareWishlist(
  url: string,
  wishes: readonly WishInput[],
  input: object = {},
): Promise<SharedWishlist> {
  const owner = await signUp(url);
  const { id, slug } = await createWishlist(owner, {
    title: 'Turning thirty',
    visibility: 'UNLISTED',
    ...input,
  });
  const items: string[] = [];
  for (const wish of wishes) items.push(await addWish(owner, id, wish));
  const shared = { owner, id, slug, address: `${url}/w/${slug}`, items };
  await awaitLayout(shared);
  return shared;
}

/** Its id. */
export async function addWish(
  owner: TestClient,
  wishlistId: string,
  { photo, ...input }: WishInput,
): Promise<string> {
  const image = photo && (await owner.upload(photo)).data?.uploadImage.image;
  return addItem(owner, wishlistId, { imageId: image?.id, ...input });
}

interface Layout {
  isSettled: boolean;
  placements: unknown[];
}

/** Until everything lies where it is to lie. */
export async function awaitLayout({ owner, slug }: Pick<SharedWishlist, 'owner' | 'slug'>): Promise<void> {
  for (;;) {
    const { wishlist } = await owner.get<{
      wishlist: { items: { image: unknown; cutout: unknown }[]; wide: Layout; tall: Layout };
    }>(
      `query ($slug: String!) { wishlist(slug: $slug) {
        items { image { id } cutout { id } }
        wide: collage(aspect: 1.3333) { isSettled placements { item { id } } }
        tall: collage(aspect: 0.5625) { isSettled placements { item { id } } }
      } }`,
      { slug },
    );
    const { items, wide, tall } = wishlist;
    const isCut = items.every(({ image, cutout }) => image === null || cutout !== null);
    const isLaid = [wide, tall].every(
      ({ isSettled, placements }) => isSettled && placements.length === items.length,
    );
    if (isCut && isLaid) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
