import { readFragment } from '../../gql/fragment-masking.ts';
import type { PublicClaimsQuery, PublicWishlistPageQuery } from '../../gql/graphql.ts';
import { PublicCollage, PublicItemClaims, PublicWish, PublicWishlist } from './documents.ts';
import type { ClaimsByItem, PageRead } from './wishlist-state.ts';

/** A page is only drawn of a wishlist that is there. */
export function readWishlist({ wishlist }: PublicWishlistPageQuery): PageRead {
  if (!wishlist) throw new Error('There is no wishlist in this answer.');
  return {
    facts: readFragment(PublicWishlist, wishlist),
    wishes: wishlist.items.map((item) => readFragment(PublicWish, item)),
    wide: readFragment(PublicCollage, wishlist.wide),
    tall: readFragment(PublicCollage, wishlist.tall),
  };
}

/** Null for an owner who may not know. */
export function readClaims(items: NonNullable<PublicClaimsQuery['wishlist']>['items']): ClaimsByItem | null {
  const all = items.map((item) => readFragment(PublicItemClaims, item));
  return all.some(({ claims }) => claims == null)
    ? null
    : new Map(all.map(({ id, claims }) => [id, claims ?? []]));
}
