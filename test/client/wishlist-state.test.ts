import { expect, test } from 'vitest';
import type { CollageLayout, Wish, WishlistFacts } from '../../client/src/public/wishlist/documents.ts';
import { claimHash, readClaimHash } from '../../client/src/public/wishlist/kept-claims.ts';
import { toPieces } from '../../client/src/public/wishlist/to-pieces.ts';
import {
  formatPrice,
  leftOf,
  sayClaimed,
  sayGivers,
  sayRefusal,
} from '../../client/src/public/wishlist/wish-words.ts';
import { changeWishlist, type WishlistState } from '../../client/src/public/wishlist/wishlist-state.ts';

const wish = (id: string, part: Partial<Wish> = {}): Wish => ({
  id,
  name: `The ${id}`,
  link: null,
  note: null,
  quantity: 1,
  revision: 1,
  price: null,
  cutout: null,
  ...part,
});

const layout = (id: string, part: Partial<CollageLayout> = {}): CollageLayout => ({
  id,
  aspect: 4 / 3,
  revision: 1,
  placements: [],
  ...part,
});

const facts = (part: Partial<WishlistFacts> = {}): WishlistFacts => ({
  title: 'Thirty',
  note: null,
  isIndexed: false,
  background: null,
  expiresAt: null,
  revealAt: null,
  revision: 1,
  ...part,
});

const begin = (part: Partial<WishlistState> = {}): WishlistState => ({
  facts: facts(),
  wishes: [wish('a'), wish('b')],
  wide: layout('wide'),
  tall: layout('tall'),
  claims: new Map(),
  isOwner: false,
  isOver: false,
  ...part,
});

const claim = (id: string, quantity = 1, name: string | null = null) => ({ id, quantity, name });

const tell = (state: WishlistState, told: object) =>
  changeWishlist(state, {
    type: 'told',
    told: {
      facts: state.facts,
      order: state.wishes.map(({ id }) => id),
      wish: null,
      claims: null,
      collage: null,
      ...told,
    },
  });

const idsOf = ({ wishes }: WishlistState) => wishes.map(({ id }) => id);

test('the list is in the order that is told, without what is gone', () => {
  const more = tell(begin(), { wish: wish('c'), order: ['c', 'b', 'a'], facts: facts({ revision: 2 }) });
  expect(idsOf(more)).toEqual(['c', 'b', 'a']);
  expect(idsOf(tell(more, { order: ['b', 'c'], facts: facts({ revision: 3 }) }))).toEqual(['b', 'c']);
  // What was said before that is older.
  expect(idsOf(tell(more, { order: ['a'], facts: facts({ revision: 1 }) }))).toEqual(['c', 'b', 'a']);
});

test('of two states of a wish or a layout the newer stays', () => {
  const state = tell(begin(), { wish: wish('a', { name: 'New', revision: 3 }) });
  expect(tell(state, { wish: wish('a', { name: 'Old', revision: 2 }) }).wishes[0]?.name).toBe('New');
  const moved = tell(begin(), { collage: layout('tall', { revision: 4 }) });
  expect([moved.wide.revision, moved.tall.revision]).toEqual([1, 4]);
  expect(tell(moved, { collage: layout('tall', { revision: 2 }) }).tall.revision).toBe(4);
  expect(tell(moved, { collage: layout('other', { revision: 9 }) })).toEqual(moved);
});

test('claims are what was told last, with what was claimed here at once', () => {
  const told = tell(begin(), { wish: wish('a'), claims: [claim('x')] });
  const claimed = changeWishlist(told, { type: 'claimed', itemId: 'a', claim: claim('y', 2) });
  expect(claimed.claims?.get('a')).toEqual([claim('x'), claim('y', 2)]);
  expect(changeWishlist(claimed, { type: 'claimed', itemId: 'a', claim: claim('y', 2) })).toEqual(claimed);
  const part = changeWishlist(claimed, { type: 'released', itemId: 'a', claimId: 'y', left: 1 });
  expect(part.claims?.get('a')).toEqual([claim('x'), claim('y', 1)]);
  const none = changeWishlist(part, { type: 'released', itemId: 'a', claimId: 'y', left: 0 });
  expect(none.claims?.get('a')).toEqual([claim('x')]);
});

test('nothing is known of claims before they were asked for, and nothing is left once it has ended', () => {
  expect(tell(begin({ claims: null }), { wish: wish('a'), claims: [claim('x')] }).claims).toBeNull();
  const ending = begin({ facts: facts({ expiresAt: '2026-01-01T00:00:00.000Z' }) });
  const passed = (nowMs: number) => changeWishlist(ending, { type: 'passed', nowMs });
  expect(passed(Date.parse('2025-12-31T23:59:59.999Z')).isOver).toBe(false);
  expect(passed(Date.parse('2026-01-01T00:00:00.000Z'))).toMatchObject({ isOver: true, wishes: [] });
});

test('pieces are in the order of the list; what is claimed is calmer and says so', () => {
  const placed = (id: string, z: number) => ({
    item: { id },
    ratio: 1,
    outlines: [],
    placement: { x: 0, y: 0, width: 1, rotation: 0, z },
  });
  const wide = layout('wide', { placements: [placed('b', 0), placed('gone', 1), placed('a', 2)] });
  const wishes = [wish('a', { quantity: 2 }), wish('b'), wish('unplaced')];
  const claims = new Map([
    ['a', [claim('x')]],
    ['b', [claim('y')]],
  ]);
  expect(toPieces(wide, wishes, claims).map(({ id, isFaded, badge }) => [id, isFaded, badge])).toEqual([
    ['a', false, '1 of 2 claimed'],
    ['b', true, 'Claimed'],
  ]);
  expect(toPieces(wide, wishes, null).map(({ isFaded, badge }) => [isFaded, badge])).toEqual([
    [false, null],
    [false, null],
  ]);
});

test('who gives is said by name, and by you of what is yours', () => {
  const claims = [claim('x', 2, 'Ada'), claim('y'), claim('z', 1, 'Ben')];
  expect(sayGivers(claims, new Set())).toBe('by Ada (2), Ben, and somebody else');
  expect(sayGivers(claims, new Set(['y']))).toBe('by you, Ada (2), and Ben');
  expect(sayGivers([claim('y')], new Set())).toBeNull();
  expect(sayClaimed({ quantity: 4 }, claims)).toBe('All 4 claimed');
  // Its owner may have wished for fewer since.
  expect(leftOf({ quantity: 2 }, claims)).toBe(0);
});

test('prices are digit by digit what was said', () => {
  expect(formatPrice({ amount: '1299.5', currency: 'EUR' })).toBe('€1,299.50');
  expect(formatPrice({ amount: '9007199254740993', currency: 'JPY' })).toBe('¥9,007,199,254,740,993');
  expect(formatPrice({ amount: '5', currency: 'nothing' })).toBe('5 nothing');
});

test('why it was not claimed is said in words', () => {
  const refuse = (code: string, params: Record<string, number> = {}) =>
    sayRefusal({ code, message: 'As the server says it.', params });
  expect(refuse('CONFLICT', { left: 0 })).toMatch(/^Somebody was faster: all/);
  expect(refuse('CONFLICT', { left: 2 })).toMatch(/^Somebody was faster: only 2/);
  expect(refuse('CONFLICT')).toBe('As the server says it.');
  expect(refuse('RATE_LIMITED')).toContain('Wait a little');
});

test('a link to a claim says which it is of, and nothing else is one', () => {
  const kept = { itemId: 'wit_01', token: 'a-b_c.d' };
  expect(readClaimHash(claimHash(kept))).toEqual(kept);
  for (const hash of ['', '#claim=', '#claim=a', '#claim=.b', '#wish-a', '#claim=%.%'])
    expect(readClaimHash(hash)).toBeNull();
});
