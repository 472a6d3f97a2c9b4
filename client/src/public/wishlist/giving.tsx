import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { WishlistData } from '../page.ts';
import { useLoaded } from '../use-loaded.ts';
import type { ItemClaim, Wish } from './documents.ts';
import type { KeptClaim } from './kept-claims.ts';
import { takeFocus } from './take-focus.ts';
import type { KeptClaims } from './use-kept-claims.ts';
import type { LiveWishlist } from './use-wishlist.ts';

/** What a dialog is open for. */
export type Step =
  | { kind: 'give'; wish: Wish }
  /** `isNew`: it was claimed a moment ago. */
  | { kind: 'own'; wish: Wish; kept: KeptClaim; claim: ItemClaim; isNew: boolean }
  | { kind: 'gone' };

export type Begin = (step: Step) => void;

interface GivingProps {
  page: WishlistData;
  wishlist: LiveWishlist;
  kept: KeptClaims;
  children: (begin: Begin) => ReactNode;
}

/** Claiming and taking back, in dialogs that are loaded once the page stands. */
export function Giving({ page, wishlist, kept, children }: GivingProps) {
  const [step, setStep] = useState<Step | null>(null);
  const dialogs = useLoaded(() => import('./give-dialogs.tsx'));
  const { opened, close } = kept;
  const { claims, wishes } = wishlist;

  useEffect(() => {
    if (opened === null || claims === null) return;
    setStep(stepOf(opened, wishes, claims) ?? { kind: 'gone' });
    close();
  }, [opened, close, claims, wishes]);

  const spokenOf = useRef<Wish | null>(null);
  // Once the dialog is gone, which gives the focus back to a button that may be gone too.
  useEffect(() => {
    if (step === null && spokenOf.current) takeFocus(spokenOf.current);
    spokenOf.current = step && step.kind !== 'gone' ? step.wish : null;
  }, [step]);

  return (
    <>
      {children(setStep)}
      {dialogs && step && (
        <dialogs.GiveDialogs
          step={step}
          page={page}
          wishlist={wishlist}
          kept={kept}
          go={setStep}
          onClose={() => setStep(null)}
        />
      )}
    </>
  );
}

function stepOf(
  opened: KeptClaim | 'gone',
  wishes: readonly Wish[],
  claims: NonNullable<LiveWishlist['claims']>,
): Step | null {
  if (opened === 'gone') return null;
  const wish = wishes.find(({ id }) => id === opened.itemId);
  const claim = claims.get(opened.itemId)?.find(({ id }) => id === opened.id);
  return wish && claim ? { kind: 'own', wish, kept: opened, claim, isNew: false } : null;
}
