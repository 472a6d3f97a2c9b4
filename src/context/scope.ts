/**
 * On whose behalf a context works, which decides whose rows it finds (filters.ts) and which root fields it may ask
 * (services/access).
 */
export type Scope =
  /** Who has a key of an account, or work that goes on for them, which has none. */
  | { kind: 'account'; accountId: string; keyId: string | null }
  /** Who has ADMIN_KEY. */
  | { kind: 'operator' }
  /** Who has no key. */
  | { kind: 'nobody' };

/** Work of our own, on anybody's rows. */
export interface SystemScope {
  kind: 'system';
}

export const nobody: Scope = { kind: 'nobody' };
