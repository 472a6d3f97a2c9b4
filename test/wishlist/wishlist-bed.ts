import { expect, vi } from 'vitest';
import type { TestClient } from '../client.ts';

export interface MadeWishlist {
  id: string;
  slug: string;
}

export async function createWishlist(owner: TestClient, input: object = {}): Promise<MadeWishlist> {
  const { createWishlist: made } = await owner.get<{ createWishlist: { wishlist: MadeWishlist } }>(
    'mutation ($input: CreateWishlistInput!) { createWishlist(input: $input) { wishlist { id slug } } }',
    { input: { title: 'Birthday', ...input } },
  );
  return made.wishlist;
}

/** The id of an item that is added, without a picture unless `input` names one. */
export async function addItem(owner: TestClient, wishlistId: string, input: object = {}): Promise<string> {
  const { addWishlistItem } = await owner.get<{ addWishlistItem: { item: { id: string } } }>(
    'mutation ($input: AddWishlistItemInput!) { addWishlistItem(input: $input) { item { id } } }',
    { input: { wishlistId, name: 'Kettle', ...input } },
  );
  return addWishlistItem.item.id;
}

export interface SeenCollage {
  id: string;
  revision: number;
  isSettled: boolean;
  coverage: number | null;
  placements: {
    item: { id: string };
    placement: { x: number; y: number; width: number; rotation: number; z: number };
    ratio: number;
    isPinned: boolean;
    outlines: number[][];
  }[];
}

const collageFields = `id revision isSettled coverage placements {
  item { id } placement { x y width rotation z } ratio isPinned outlines }`;

export async function readCollage(
  client: TestClient,
  { slug }: Pick<MadeWishlist, 'slug'>,
  aspect: number | null = null,
): Promise<SeenCollage> {
  const { wishlist } = await client.get<{ wishlist: { collage: SeenCollage } }>(
    `query ($slug: String!, $aspect: Float) { wishlist(slug: $slug) { collage(aspect: $aspect) { ${collageFields} } } }`,
    { slug, aspect },
  );
  return wishlist.collage;
}

/** Once it is laid out with so many things. */
export function waitForCollage(
  client: TestClient,
  wishlist: Pick<MadeWishlist, 'slug'>,
  { aspect = null, count }: { aspect?: number | null; count: number },
): Promise<SeenCollage> {
  return vi.waitFor(
    async () => {
      const collage = await readCollage(client, wishlist, aspect);
      expect(collage).toMatchObject({ isSettled: true });
      expect(collage.placements).toHaveLength(count);
      return collage;
    },
    { timeout: 30_000, interval: 100 },
  );
}
