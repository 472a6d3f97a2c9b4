/**
 * On whose behalf a context works, which decides whose rows it finds (filters.ts) and which root fields it may ask
 * (services/access).
 */
export type Scope =
  /** Who has a key of an account, or work that goes on for them, which has none. */
  | { kind: 'account'; accountId: string; keyId: string | null }
  /** Who came by the address of somebody's gallery or wishlist. */
  | LinkScope
  /** Who has ADMIN_KEY. */
  | { kind: 'operator' }
  /** Who has no key. */
  | { kind: 'nobody' };

/** What an address opens, and what may be done there. It is resolved once, from a slug and perhaps a pass. */
export interface LinkScope {
  kind: 'link';
  /** Whose gallery or wishlist it is: who pays for what is done here. */
  ownerId: string;
  /** Empty where it opens a wishlist. */
  galleryId: string;
  /** Empty where it opens a gallery. */
  wishlistId: string;
  /** As who came by it knows it. */
  slug: string;
  /** Of the link; null where it is the own slug of what it opens. */
  linkId: string | null;
  /** Of the link, or else of what is opened: what was given under an earlier one is good for nothing. */
  version: number;
  canSee: boolean;
  canGetOriginals: boolean;
  canUpload: boolean;
  /** The earliest of what is opened, the link and the pass; null for never. */
  endsAt: Date | null;
  /** Of the pass alone, which nothing moves. */
  passEndsAt: Date | null;
}

/** Work of our own, on anybody's rows. */
export interface SystemScope {
  kind: 'system';
}

export const nobody: Scope = { kind: 'nobody' };
