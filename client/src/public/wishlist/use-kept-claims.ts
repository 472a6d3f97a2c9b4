import { useEffect, useState } from 'react';
import { ask } from '../ask.ts';
import { PublicClaim } from './documents.ts';
import { type KeptClaim, readClaimHash, readKeptClaims, writeKeptClaims } from './kept-claims.ts';

export interface KeptClaims {
  claims: readonly KeptClaim[];
  keep: (claim: KeptClaim) => void;
  drop: (id: string) => void;
  /** What the link led to that the page was opened by; 'gone' if nothing is left of it. */
  opened: KeptClaim | 'gone' | null;
  close: () => void;
}

/** What this browser can take back. A link to a claim brings it here. */
export function useKeptClaims(slug: string): KeptClaims {
  const [claims, setClaims] = useState<readonly KeptClaim[]>([]);
  const [opened, setOpened] = useState<KeptClaims['opened']>(null);

  const change = (to: (claims: readonly KeptClaim[]) => readonly KeptClaim[]) => {
    // Another tab may have kept one since.
    const next = to(readKeptClaims(slug));
    writeKeptClaims(slug, next);
    setClaims(next);
  };
  const drop = (id: string) => change((all) => all.filter((one) => one.id !== id));
  const keep = (claim: KeptClaim) => change((all) => [...all.filter(({ id }) => id !== claim.id), claim]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what it calls is the same each time.
  useEffect(() => {
    const read = () => setClaims(readKeptClaims(slug));
    const follow = async () => {
      const link = readClaimHash(location.hash);
      if (!link) return;
      history.replaceState(null, '', location.pathname);
      const { data } = await ask(PublicClaim, { token: link.token });
      if (!data) return;
      if (!data.claim) return setOpened('gone');
      const claim = { ...link, id: data.claim.id };
      keep(claim);
      setOpened(claim);
    };
    read();
    void follow();
    addEventListener('storage', read);
    addEventListener('hashchange', follow);
    return () => {
      removeEventListener('storage', read);
      removeEventListener('hashchange', follow);
    };
  }, [slug]);

  return { claims, keep, drop, opened, close: () => setOpened(null) };
}
