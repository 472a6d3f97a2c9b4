import classes from './give-form.module.css';
import type { Step } from './giving.tsx';
import { claimHash } from './kept-claims.ts';
import { KeptLink } from './kept-link.tsx';

interface GivenClaimProps {
  step: Extract<Step, { kind: 'own' }>;
  /** Of the page. */
  address: string;
  onClose: () => void;
}

/** What was claimed a moment ago, and the link to keep, as it is told only now. */
export function GivenClaim({ step: { wish, kept, claim }, address, onClose }: GivenClaimProps) {
  const what = claim.quantity > 1 ? `${claim.quantity} × ${wish.name}` : wish.name;
  return (
    <div className={classes.form}>
      <p role="status">
        You give <strong>{what}</strong>. Should that change, this browser can take it back. Keep your link,
        and any other can, too.
      </p>
      <KeptLink url={`${address}${claimHash(kept)}`} />
      {/* biome-ignore lint/a11y/noAutofocus: the form that had the focus is gone. */}
      <button className="button primary" type="button" autoFocus onClick={onClose}>
        Done
      </button>
    </div>
  );
}
