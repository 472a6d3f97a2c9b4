import { type FormEvent, useState } from 'react';
import { ask } from '../ask.ts';
import { keepGuestName, readGuestName } from '../guest-name.ts';
import { ClaimPublicItem, type ItemClaim, type Wish } from './documents.ts';
import classes from './give-form.module.css';
import { QuantityField } from './quantity-field.tsx';
import { leftOf, sayRefusal } from './wish-words.ts';

interface GiveFormProps {
  wish: Wish;
  claims: readonly ItemClaim[];
  link: { slug: string; pass: string | null };
  /** As `useReveal` says it. */
  reveal: string;
  onGiven: (claim: ItemClaim, token: string) => void;
}

export function GiveForm({ wish, claims, link, reveal, onGiven }: GiveFormProps) {
  // Sent again after an answer that was lost, it is the same claim.
  const [clientId] = useState(makeClientId);
  const [name, setName] = useState(readGuestName);
  const [quantity, setQuantity] = useState(1);
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const left = leftOf(wish, claims);

  async function send(event: FormEvent) {
    event.preventDefault();
    setSending(true);
    setProblem(null);
    keepGuestName(name.trim());
    const wanted = Math.min(quantity, Math.max(1, left));
    const input = { link, itemId: wish.id, quantity: wanted, name: name.trim() || null, clientId };
    const { data, refusal } = await ask(ClaimPublicItem, { input });
    setSending(false);
    const given = data?.claimItem;
    if (given) onGiven(given.claim, given.token);
    else setProblem(refusal ? sayRefusal(refusal) : null);
  }

  return (
    <form className={classes.form} onSubmit={send}>
      {left > 1 && <QuantityField label="How many" most={left} value={quantity} onChange={setQuantity} />}
      <label>
        Your name, if you like
        <input
          value={name}
          maxLength={200}
          autoComplete="name"
          onChange={({ target }) => setName(target.value)}
        />
      </label>
      <p>{sayWhoSees(reveal)}</p>
      {problem && (
        <p className={classes.problem} role="alert">
          {problem}
        </p>
      )}
      <button className="button primary" type="submit" disabled={isSending || left === 0}>
        {left === 0 ? 'All of it is claimed' : 'I give this'}
      </button>
    </form>
  );
}

function sayWhoSees(reveal: string): string {
  const others = 'Whoever has the address of this list sees it.';
  if (reveal === 'NOW') return `${others} So does its owner.`;
  const shown = reveal === 'NEVER' ? 'never shown' : `not shown before ${reveal}`;
  return `${others} To its owner it is ${shown}, unless they look as somebody else, which nothing can prevent.`;
}

/** Nobody guesses it. `randomUUID` is there on pages by https only. */
function makeClientId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
