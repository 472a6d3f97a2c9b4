import type { CollageLayout, ItemClaim, Wish, WishlistFacts } from './documents.ts';

/** By the id of an item. */
export type ClaimsByItem = ReadonlyMap<string, readonly ItemClaim[]>;

export interface WishlistState {
  facts: WishlistFacts;
  /** As its owner has put them. */
  wishes: readonly Wish[];
  wide: CollageLayout;
  /** For phones. */
  tall: CollageLayout;
  /** Null until the script has asked, and for the owner before they may know. */
  claims: ClaimsByItem | null;
  isOwner: boolean;
  isOver: boolean;
}

/** What the page is drawn of. */
export type PageRead = Pick<WishlistState, 'facts' | 'wishes' | 'wide' | 'tall'>;

/** An event of wishlistUpdated. */
export interface Told {
  facts: WishlistFacts;
  /** Ids of all items. */
  order: readonly string[];
  wish: Wish | null;
  claims: readonly ItemClaim[] | null;
  collage: CollageLayout | null;
}

export type WishlistAction =
  | { type: 'told'; told: Told }
  | { type: 'reread'; page: PageRead }
  | { type: 'claims'; claims: ClaimsByItem | null; isOwner: boolean }
  | { type: 'claimed'; itemId: string; claim: ItemClaim }
  | { type: 'released'; itemId: string; claimId: string; left: number }
  | { type: 'passed'; nowMs: number }
  | { type: 'over' };

export function changeWishlist(state: WishlistState, action: WishlistAction): WishlistState {
  switch (action.type) {
    case 'told':
      return tell(state, action.told);
    case 'reread':
      return { ...state, ...action.page };
    case 'claims':
      return { ...state, claims: action.claims, isOwner: action.isOwner };
    case 'claimed':
      return changeClaims(state, action.itemId, (claims) => put(claims, action.claim));
    case 'released':
      return changeClaims(state, action.itemId, (claims) =>
        claims.flatMap((claim) => {
          if (claim.id !== action.claimId) return claim;
          return action.left > 0 ? { ...claim, quantity: action.left } : [];
        }),
      );
    case 'passed': {
      const { expiresAt } = state.facts;
      const isPast = expiresAt != null && Date.parse(expiresAt) <= action.nowMs;
      return isPast ? changeWishlist(state, { type: 'over' }) : state;
    }
    case 'over':
      // Nothing that was shared stays on a page that says it has ended.
      return { ...state, wishes: [], claims: null, isOver: true };
  }
}

function tell(state: WishlistState, { facts, order, wish, claims, collage }: Told): WishlistState {
  const isNew = facts.revision >= state.facts.revision;
  let { wishes } = state;
  if (wish) wishes = putNewer(wishes, wish);
  // Of an item that was told before its list was read, the order comes with the next event.
  if (isNew) wishes = inOrder(wishes, order);
  const told = {
    ...state,
    facts: isNew ? facts : state.facts,
    wishes,
    wide: newer(state.wide, collage),
    tall: newer(state.tall, collage),
  };
  // Before they have been asked for, those of one item would look as if the others had none.
  return wish && claims && state.claims ? changeClaims(told, wish.id, () => claims) : told;
}

const newer = (known: CollageLayout, told: CollageLayout | null): CollageLayout =>
  told && told.id === known.id && told.revision >= known.revision ? told : known;

function putNewer(wishes: readonly Wish[], wish: Wish): readonly Wish[] {
  const at = wishes.findIndex(({ id }) => id === wish.id);
  if (at < 0) return [...wishes, wish];
  return (wishes[at]?.revision ?? 0) > wish.revision ? wishes : wishes.with(at, wish);
}

/** Those that are not among the ids are gone. */
function inOrder(wishes: readonly Wish[], order: readonly string[]): readonly Wish[] {
  const places = new Map(order.map((id, index) => [id, index]));
  return wishes
    .filter(({ id }) => places.has(id))
    .toSorted((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0));
}

function changeClaims(
  state: WishlistState,
  itemId: string,
  change: (claims: readonly ItemClaim[]) => readonly ItemClaim[],
): WishlistState {
  const claims = new Map(state.claims);
  return { ...state, claims: claims.set(itemId, change(claims.get(itemId) ?? [])) };
}

function put(claims: readonly ItemClaim[], claim: ItemClaim): readonly ItemClaim[] {
  return claims.some(({ id }) => id === claim.id) ? claims : [...claims, claim];
}
