/** A claim that was made in this browser, or opened here by its link. */
export interface KeptClaim {
  id: string;
  itemId: string;
  token: string;
}

const entryOf = (slug: string) => `pasteup-claims-${slug}`;

export function readKeptClaims(slug: string): KeptClaim[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(entryOf(slug)) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isClaim) : [];
  } catch {
    return [];
  }
}

/** Whether the browser keeps them. */
export function writeKeptClaims(slug: string, claims: readonly KeptClaim[]): boolean {
  try {
    if (claims.length > 0) localStorage.setItem(entryOf(slug), JSON.stringify(claims));
    else localStorage.removeItem(entryOf(slug));
    return true;
  } catch {
    return false;
  }
}

function isClaim(kept: unknown): kept is KeptClaim {
  const { id, itemId, token } = (kept ?? {}) as Record<string, unknown>;
  return [id, itemId, token].every((value) => typeof value === 'string');
}

/** Behind the `#`, so that no server is ever sent it. */
export const claimHash = ({ itemId, token }: Pick<KeptClaim, 'itemId' | 'token'>): string =>
  `#claim=${encodeURIComponent(itemId)}.${encodeURIComponent(token)}`;

export function readClaimHash(hash: string): Pick<KeptClaim, 'itemId' | 'token'> | null {
  const [, itemId, token] = /^#claim=([^.]+)\.(.+)$/.exec(hash) ?? [];
  if (!itemId || !token) return null;
  try {
    return { itemId: decodeURIComponent(itemId), token: decodeURIComponent(token) };
  } catch {
    return null;
  }
}
