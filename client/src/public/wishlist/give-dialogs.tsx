import type { WishlistData } from '../page.ts';
import { useMinutes } from '../use-clock.ts';
import { GiveForm } from './give-form.tsx';
import { GivenClaim } from './given-claim.tsx';
import type { Begin, Step } from './giving.tsx';
import { OwnClaim } from './own-claim.tsx';
import { Sheet } from './sheet.tsx';
import type { KeptClaims } from './use-kept-claims.ts';
import type { LiveWishlist } from './use-wishlist.ts';
import { useReveal } from './wishlist-header.tsx';

interface GiveDialogsProps {
  step: Step;
  page: WishlistData;
  wishlist: LiveWishlist;
  kept: KeptClaims;
  go: Begin;
  onClose: () => void;
}

export function GiveDialogs({ step, page, wishlist, kept, go, onClose }: GiveDialogsProps) {
  const { facts, clock, claims, dispatch } = wishlist;
  const reveal = useReveal(facts.revealAt ?? null, useMinutes(clock, page.now));
  if (step.kind === 'gone')
    return (
      <Sheet title="Nothing is left to take back" onClose={onClose}>
        <p>What this link was of has been taken back already, or is not on the list any more.</p>
      </Sheet>
    );
  const { wish } = step;
  if (step.kind === 'give')
    return (
      <Sheet title={`Give ${wish.name}`} onClose={onClose}>
        <GiveForm
          wish={wish}
          claims={claims?.get(wish.id) ?? []}
          link={{ slug: page.slug, pass: page.pass }}
          reveal={reveal}
          onGiven={(claim, token) => {
            const one = { id: claim.id, itemId: wish.id, token };
            kept.keep(one);
            dispatch({ type: 'claimed', itemId: wish.id, claim });
            go({ kind: 'own', wish, kept: one, claim, isNew: true });
          }}
        />
      </Sheet>
    );
  if (step.isNew)
    return (
      <Sheet title="Thank you" onClose={onClose}>
        <GivenClaim step={step} address={page.url} onClose={onClose} />
      </Sheet>
    );
  return (
    <Sheet title="Take it back" onClose={onClose}>
      <OwnClaim
        step={step}
        address={page.url}
        onReleased={(left) => {
          dispatch({ type: 'released', itemId: wish.id, claimId: step.claim.id, left: left?.quantity ?? 0 });
          if (!left) kept.drop(step.claim.id);
          onClose();
        }}
      />
    </Sheet>
  );
}
