import type { CollagePiece } from '../../collage/collage-piece.ts';
import type { CollageLayout, ItemClaim, Wish } from './documents.ts';
import { leftOf, sayClaimed } from './wish-words.ts';
import type { ClaimsByItem } from './wishlist-state.ts';

export const anchorOf = (id: string): string => `wish-${id}`;

/** In the order of the list. What has no shop leads to its place in the list. */
export function toPieces(
  { placements }: CollageLayout,
  wishes: readonly Wish[],
  claims: ClaimsByItem | null,
): CollagePiece[] {
  const places = new Map(placements.map((place) => [place.item.id, place]));
  return wishes.flatMap((wish) => {
    const place = places.get(wish.id);
    if (!place) return [];
    const { placement, ratio, outlines } = place;
    return { ...pictureOf(wish), placement, ratio, outlines, ...claimLook(wish, claims?.get(wish.id) ?? []) };
  });
}

const pictureOf = ({ id, name, link, cutout }: Wish) => ({
  id,
  name,
  href: link ?? null,
  anchor: `#${anchorOf(id)}`,
  picture: cutout?.url ?? null,
});

const claimLook = (wish: Wish, claims: readonly ItemClaim[]) => ({
  isFaded: leftOf(wish, claims) === 0,
  badge: sayClaimed(wish, claims),
});
