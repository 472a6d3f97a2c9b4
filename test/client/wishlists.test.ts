import { describe, expect, test } from 'vitest';
import { placeByDrag, placeByPinch } from '../../client/src/wishlists/grip.ts';
import { createHistory } from '../../client/src/wishlists/history.ts';
import { emptyItem, itemInput, wrongItem } from '../../client/src/wishlists/item-values.ts';
import { readAmount } from '../../client/src/wishlists/money.ts';
import { applyChanges, type OpenWishlist } from '../../client/src/wishlists/open-wishlist.ts';
import { findLayer, keepOnCollage, moveOutlines } from '../../client/src/wishlists/placing.ts';
import { readEntry } from '../../client/src/wishlists/read-entry.ts';
import { firstRevealDay, wrongReveal } from '../../client/src/wishlists/reveal.ts';
import type { Change } from '../../client/src/wishlists/step.ts';

const start = { x: 0.5, y: 0.4, width: 0.2, rotation: 0, z: 3 };

describe('placing', () => {
  const grip = { id: 'a', start, at: [100, 100], widthPx: 200, wasSelected: true } as const;

  test('a drag moves by pixels of the collage, a handle scales and turns around the middle', () => {
    const centre = { x: 0, y: 0 };
    const moved = placeByDrag({ ...grip, kind: 'move', centre }, [120, 80]);
    expect(moved).toEqual({ ...start, x: 0.6, y: expect.closeTo(0.3, 10) });
    const scaled = placeByDrag({ ...grip, kind: 'scale', centre }, [200, 200]);
    expect(scaled.width).toBeCloseTo(0.4, 10);
    const turned = placeByDrag({ ...grip, kind: 'turn', centre }, [-100, 100]);
    expect(turned.rotation).toBeCloseTo(90, 10);
  });

  test('two fingers move, scale and turn at once', () => {
    const held = { ...grip, kind: 'pinch', centre: { x: 0, y: 0 } } as const;
    expect(placeByPinch(held, { scale: 2, turn: 30, origin: [140, 100] })).toEqual({
      ...start,
      x: 0.7,
      width: 0.4,
      rotation: 30,
    });
  });

  test('what is put outside of the collage is drawn back to it', () => {
    expect(keepOnCollage({ ...start, x: 1.2, y: 9, width: 0.001, rotation: 370 }, 4 / 3)).toEqual({
      ...start,
      x: 1,
      y: 0.75,
      width: 0.02,
      rotation: 10,
    });
  });

  test('an outline goes along with its piece', () => {
    const to = { ...start, x: 0.1, y: 0.1, width: 0.4, rotation: 90 };
    const [moved] = moveOutlines([[0.6, 0.4, 0.5, 0.5]], start, to) as [number[]];
    for (const [at, value] of [0.1, 0.3, -0.1, 0.1].entries()) expect(moved[at]).toBeCloseTo(value, 10);
  });

  test('a piece comes before the next one, wherever that stays', () => {
    const piece = (id: string, z: number, isPinned = false) => ({
      id,
      isPinned,
      placement: { ...start, z },
    });
    const free = [piece('a', 0), piece('b', 1), piece('c', 2)];
    expect(findLayer(free, 'a', 'forward')).toBe(1);
    expect(findLayer([piece('a', 0), piece('b', 1, true), piece('c', 2)], 'a', 'forward')).toBe(2);
    expect(findLayer(free, 'a', 'front')).toBe(3);
    expect(findLayer(free, 'c', 'rear')).toBe(-1);
    expect(findLayer(free, 'c', 'forward')).toBe(null);
  });
});

describe('history', () => {
  const weigh = (before: number, after: number): Change => ({
    of: 'weigh a',
    undo: { kind: 'weigh', id: 'a', weight: before },
    redo: { kind: 'weigh', id: 'a', weight: after },
  });

  test('changes of the same that follow at once are one, others are not', () => {
    let nowMs = 0;
    const history = createHistory(() => nowMs);
    history.note(weigh(1, 2));
    nowMs = 500;
    history.note(weigh(2, 3));
    nowMs = 5000;
    history.note(weigh(3, 4));
    expect(history.undo()).toMatchObject({ weight: 3 });
    expect(history.undo()).toMatchObject({ weight: 1 });
    expect(history.undo()).toBe(null);
    expect(history.redo()).toMatchObject({ weight: 3 });
    expect(history.redo()).toMatchObject({ weight: 4 });
    expect(history.redo()).toBe(null);
  });

  test('after something was taken back what is done is a change of its own', () => {
    const history = createHistory(() => 0);
    history.note(weigh(1, 2));
    history.undo();
    history.note(weigh(1, 4));
    expect(history.redo()).toBe(null);
    expect(history.undo()).toMatchObject({ weight: 1 });
  });
});

describe('an open wishlist', () => {
  const item = (id: string, revision: number, name = id) => ({
    __typename: 'WishlistItem' as const,
    id,
    revision,
    name,
    job: { __typename: 'Job', id: `job ${id}`, revision: 1, progress: 0 },
  });
  const list = (revision: number, ids: string[]) => ({
    __typename: 'Wishlist' as const,
    id: 'w',
    revision,
    order: ids.map((id) => ({ id })),
  });
  const collage = (id: string, revision: number) => ({ __typename: 'Collage' as const, id, revision });
  const open = {
    wishlist: list(1, ['a', 'b']),
    items: [item('a', 2), item('b', 2)],
    desktop: collage('d', 5),
    phone: collage('p', 5),
  } as unknown as OpenWishlist;
  const told = (...nodes: { __typename: string; id: string }[]) =>
    applyChanges(
      open,
      nodes.map((node) => ({ node })),
    );

  test('takes what is newer, in the order of the list, and leaves what is older or of others', () => {
    const next = told(
      item('c', 1),
      list(2, ['c', 'b', 'a']),
      item('a', 1, 'old'),
      item('b', 3, 'new'),
      item('x', 1),
    );
    expect(next.items.map((each) => (each as unknown as { name: string }).name)).toEqual(['c', 'new', 'a']);
    expect(next.items[2]).toBe(open.items[0]);
    expect(told(collage('d', 4), collage('other', 9)).desktop).toBe(open.desktop);
    expect(told(collage('p', 6)).phone).toMatchObject({ revision: 6 });
  });

  test('is the same where nothing of it was told', () => {
    expect(told({ ...collage('other', 9) }).items).toBe(open.items);
  });

  test('hears of the progress of a job by the job alone', () => {
    const progress = { __typename: 'Job', id: 'job b', revision: 1, progress: 0.5 };
    const next = told(progress);
    expect(next.items[1]?.job).toMatchObject({ progress: 0.5 });
    expect(next.items[0]).toBe(open.items[0]);
  });
});

test.each([
  ['  ', null],
  ['A red bike', { kind: 'name', name: 'A red bike' }],
  ['https://shop.example/lamp?x=1', { kind: 'link', link: 'https://shop.example/lamp?x=1' }],
  ['shop.example/lamp', { kind: 'link', link: 'https://shop.example/lamp' }],
  ['e.g. socks/gloves', { kind: 'name', name: 'e.g. socks/gloves' }],
  ['javascript:alert(1)', { kind: 'name', name: 'javascript:alert(1)' }],
  ['https://user:pass@shop.example/', { kind: 'name', name: 'https://user:pass@shop.example/' }],
  [
    'https://shop.example/img/blue-vase_2.JPG?w=9',
    { kind: 'picture', imageUrl: 'https://shop.example/img/blue-vase_2.JPG?w=9', name: 'blue vase 2' },
  ],
])('what is typed as %j is read', (text, entry) => {
  expect(readEntry(text)).toEqual(entry);
});

test.each([
  ['49.90', '49.90'],
  ['49,90', '49.90'],
  ['1 299.00', '1299.00'],
  ['1,299.00', '1299.00'],
  ['free', null],
  ['-3', null],
])('an amount %j is %j', (text, amount) => {
  expect(readAmount(text)).toBe(amount);
});

test('what was emptied is cleared, and what is wrong is named', () => {
  const before = { ...emptyItem, name: 'Lamp', link: 'https://shop.example/', note: 'red', amount: '5' };
  expect(itemInput('a', { ...before, link: '', amount: '' }, before)).toEqual({
    id: 'a',
    name: 'Lamp',
    quantity: 1,
    note: 'red',
    clear: ['LINK', 'PRICE'],
  });
  const wrong = wrongItem({ ...before, name: ' ', link: 'ftp://x', amount: 'much', quantity: 0 });
  expect(Object.keys(wrong).toSorted()).toEqual(['amount', 'link', 'name', 'quantity']);
});

test('claims are shown from a day on that begins a whole day from now, or later than was set', () => {
  const nowMs = new Date(2031, 4, 12, 15, 0).getTime();
  expect(firstRevealDay(nowMs)).toBe('2031-05-14');
  expect(wrongReveal('2031-05-14', nowMs)).toBe(null);
  expect(wrongReveal('2031-05-13', nowMs)).toMatch(/24 hours/);
  const before = new Date(2031, 4, 13).toISOString();
  expect(wrongReveal('2031-05-13', nowMs, before)).toBe(null);
  expect(wrongReveal('', nowMs)).toBe('Choose a day.');
});
