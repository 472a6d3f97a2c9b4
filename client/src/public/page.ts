import type { PublicGalleryPageQuery } from '../gql/graphql.ts';

/** Why a password is asked for, once more. */
export type PasswordProblem = 'WRONG' | 'ENDED' | 'TOO_MANY' | null;

/** What the page of a gallery was opened with: the server draws it, and its script goes on from there. */
export interface GalleryData {
  /** Absolute, for previews of the page. */
  url: string;
  slug: string;
  /** Of a link with a password. */
  pass: string | null;
  /** Behind which photo it begins; null for the first. */
  after: string | null;
  /** By the server's clock. */
  now: string;
  data: PublicGalleryPageQuery;
}

/** As src/http/doors/public-pages.ts gives them. */
export type Page =
  | ({ kind: 'gallery' } & GalleryData)
  | { kind: 'password'; slug: string; problem: PasswordProblem }
  | { kind: 'ended' | 'missing' | 'busy' };
