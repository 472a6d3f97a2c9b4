import type { PublicGalleryPageQuery, PublicWishlistPageQuery } from '../gql/graphql.ts';

/** Why a password is asked for, once more. */
export type PasswordProblem = 'WRONG' | 'ENDED' | 'TOO_MANY' | null;

/** What has a page for strangers. */
export type Thing = 'gallery' | 'wishlist';

/** What a page was opened with: the server draws it, and its script goes on from there. */
interface PageData {
  /** Absolute, for previews of the page. */
  url: string;
  slug: string;
  /** Of what has a password. */
  pass: string | null;
  /** By the server's clock. */
  now: string;
}

export interface GalleryData extends PageData {
  /** Behind which photo it begins; null for the first. */
  after: string | null;
  data: PublicGalleryPageQuery;
}

export interface WishlistData extends PageData {
  data: PublicWishlistPageQuery;
}

/** As src/http/doors/public-pages.ts gives them. */
export type Page =
  | ({ kind: 'gallery' } & GalleryData)
  | ({ kind: 'wishlist' } & WishlistData)
  | { kind: 'password'; thing: Thing; slug: string; problem: PasswordProblem }
  | { kind: 'ended'; thing: Thing }
  | { kind: 'missing' | 'busy' };
