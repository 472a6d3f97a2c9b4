/**
 * On whose behalf a context works, which decides whose rows it finds (filters.ts) and which root fields it may ask
 * (services/access).
 */
export type Scope =
  /** Who has the key of an account, or work that goes on for them. */
  | { kind: 'account'; accountId: string }
  /** Who has ADMIN_KEY. */
  | { kind: 'operator' }
  /** Who has no key. */
  | { kind: 'nobody' };

/** Work of our own, on anybody's rows. */
export interface SystemScope {
  kind: 'system';
}

export const nobody: Scope = { kind: 'nobody' };
