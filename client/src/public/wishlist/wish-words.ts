import { countOf } from '../../format/count.ts';
import type { Refusal } from '../ask.ts';
import type { ItemClaim, Wish } from './documents.ts';

export const countWishes = (count: number): string => countOf(count, 'wish', 'wishes');

/** "£1,299.00"; of a currency that this browser has no sign for, its code. */
export function formatPrice({ amount, currency }: { amount: string; currency: string }): string {
  try {
    // Decimal text is formatted as it is, digit by digit.
    return new Intl.NumberFormat('en', { style: 'currency', currency }).format(amount as `${number}`);
  } catch {
    return `${amount} ${currency}`;
  }
}

export function formatDate(at: string, timeZone?: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone }).format(new Date(at));
}

export const sumClaims = (claims: readonly ItemClaim[]): number =>
  claims.reduce((sum, { quantity }) => sum + quantity, 0);

/** How much of it may yet be claimed. */
export const leftOf = ({ quantity }: Pick<Wish, 'quantity'>, claims: readonly ItemClaim[]): number =>
  Math.max(0, quantity - sumClaims(claims));

/** "2 of 3 claimed"; null while nothing is. */
export function sayClaimed(
  { quantity }: Pick<Wish, 'quantity'>,
  claims: readonly ItemClaim[],
): string | null {
  const claimed = sumClaims(claims);
  if (claimed === 0) return null;
  if (claimed >= quantity) return quantity === 1 ? 'Claimed' : `All ${quantity} claimed`;
  return `${claimed} of ${quantity} claimed`;
}

/** "by you (2), Ben and somebody else"; null where nobody has said who they are. */
export function sayGivers(claims: readonly ItemClaim[], ownIds: ReadonlySet<string>): string | null {
  const own = claims.filter(({ id }) => ownIds.has(id));
  const named = claims.filter(({ id, name }) => name && !ownIds.has(id));
  const names = [...own, ...named].map(({ id, name, quantity }) => {
    const giver = ownIds.has(id) ? 'you' : name;
    return quantity > 1 ? `${giver} (${quantity})` : `${giver}`;
  });
  if (names.length === 0) return null;
  const others = claims.length - names.length;
  if (others > 0) names.push(others === 1 ? 'somebody else' : `${others} others`);
  return `by ${new Intl.ListFormat('en', { type: 'conjunction' }).format(names)}`;
}

/** Why it was not claimed, or not taken back. */
export function sayRefusal({ code, message, params }: Refusal): string {
  if (code === 'CONFLICT' && params.left !== undefined)
    return Number(params.left) > 0
      ? `Somebody was faster: only ${params.left} of it can be claimed now.`
      : 'Somebody was faster: all of it is claimed now.';
  if (code === 'RATE_LIMITED')
    return 'Very much was asked from where you are. Wait a little, then try again.';
  if (code === 'NOT_FOUND') return 'It is not on the list any more.';
  if (code === 'GONE') return 'This wishlist has ended.';
  if (code === 'PASSWORD_REQUIRED') return 'The password was changed. Load the page again.';
  return message;
}
