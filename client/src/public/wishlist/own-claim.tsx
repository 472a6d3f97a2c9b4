import { type FormEvent, useState } from 'react';
import { ask } from '../ask.ts';
import { type ItemClaim, ReleasePublicClaim } from './documents.ts';
import classes from './give-form.module.css';
import type { Step } from './giving.tsx';
import { claimHash } from './kept-claims.ts';
import { KeptLink } from './kept-link.tsx';
import { QuantityField } from './quantity-field.tsx';
import { sayRefusal } from './wish-words.ts';

interface OwnClaimProps {
  step: Extract<Step, { kind: 'own' }>;
  /** Of the page. */
  address: string;
  /** With what is left of it. */
  onReleased: (left: ItemClaim | null) => void;
}

/** All of a claim, or a part of it, is taken back. */
export function OwnClaim({ step: { wish, kept, claim }, address, onReleased }: OwnClaimProps) {
  const [quantity, setQuantity] = useState(claim.quantity);
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function release(event: FormEvent) {
    event.preventDefault();
    setSending(true);
    const input = { token: kept.token, ...(quantity < claim.quantity && { quantity }) };
    const { data, refusal } = await ask(ReleasePublicClaim, { input });
    setSending(false);
    if (data?.releaseClaim) onReleased(data.releaseClaim.claim ?? null);
    // What is not there any more is taken back.
    else if (refusal?.code === 'NOT_FOUND') onReleased(null);
    else setProblem(refusal && sayRefusal(refusal));
  }

  const what = claim.quantity > 1 ? `${claim.quantity} × ${wish.name}` : wish.name;
  return (
    <form className={classes.form} onSubmit={release}>
      <p>
        You said that you give <strong>{what}</strong>. This browser can take it back; with your link any
        other can, too.
      </p>
      <KeptLink url={`${address}${claimHash(kept)}`} />
      {claim.quantity > 1 && (
        <QuantityField label="Take back" most={claim.quantity} value={quantity} onChange={setQuantity} />
      )}
      {problem && (
        <p className={classes.problem} role="alert">
          {problem}
        </p>
      )}
      <button className="button primary" type="submit" disabled={isSending}>
        {quantity < claim.quantity ? `Take ${quantity} of them back` : 'Take it back'}
      </button>
    </form>
  );
}
