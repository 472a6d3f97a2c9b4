import type { AnyContext } from '../../context/context.ts';
import type { Fact } from '../../events/outbox.ts';

/**
 * Has the account's endpoints told of what the transaction of `ctx` makes true: when, and only when, it commits. It is written at
 * the transaction's end (events/outbox.ts), so it may be noted before the fact's rows are locked.
 */
export function noteEvent({ noted }: AnyContext, ...facts: Fact[]): void {
  if (!noted) throw new Error('Expected a transaction, whose end writes what was noted.');
  noted.push(...facts);
}
