import { describe, expect, test, vi } from 'vitest';
import { createPhotoList, type Photo } from '../../client/src/galleries/photo-list.ts';
import { findBefore, placeBefore } from '../../client/src/galleries/photo-order.ts';
import { gapPx, layOutRows } from '../../client/src/galleries/row-layout.ts';
import { type LinkTerms, linkSentence } from '../../client/src/galleries/share/link-sentence.ts';
import { type EndChoice, lifeOf, wrongEnd } from '../../client/src/gallery/end-choice.ts';
import { lifeWords } from '../../client/src/gallery/life-words.ts';
import { timeLeft } from '../../client/src/gallery/time-left.ts';

const now = new Date(2030, 4, 10, 15, 0);
const nowMs = now.getTime();
const at = (...parts: [number, number, number, number, number]) => new Date(...parts).toISOString();

test.each([
  [null, null],
  [at(2030, 4, 10, 14, 59), 'ended'],
  [at(2030, 4, 10, 15, 12), 'ends in 12 minutes'],
  [at(2030, 4, 10, 23, 59), 'ends today'],
  [at(2030, 4, 11, 15, 30), 'ends tomorrow'],
  [at(2030, 4, 13, 0, 5), '3 days left'],
  [at(2030, 7, 12, 12, 0), 'ends 12 August'],
  [at(2031, 7, 12, 12, 0), 'ends 12 August 2031'],
])('what ends at %s is said to be %s', (expiresAt, words) => {
  expect(timeLeft(expiresAt, nowMs)).toBe(words);
});

test('a life is chosen in days, or to the end of a day, but not of one that is over', () => {
  const on = (date: string): EndChoice => ({ kind: 'date', date });
  expect(lifeOf({ kind: 'never', date: '' }, nowMs)).toBeNull();
  expect(lifeOf({ kind: 'week', date: '' }, nowMs)).toBe('PT604800S');
  expect(lifeOf(on('2030-05-10'), nowMs)).toBe(`PT${9 * 3600 - 1}S`);
  expect([wrongEnd(on('2030-05-10'), nowMs), wrongEnd(on(''), nowMs)]).toEqual([null, 'Choose a day.']);
  expect(wrongEnd(on('2030-05-09'), nowMs)).toMatch(/over/);
  expect(['PT604800S', 'P30D', 'PT86400S', 'PT12H'].map(lifeWords)).toEqual([
    'a week',
    '30 days',
    'a day',
    '12 hours',
  ]);
});

describe('a link says what its holder can do', () => {
  const terms = {
    canSee: true,
    canGetOriginals: false,
    hasPassword: false,
    expiresAt: null,
    upload: null,
  } satisfies LinkTerms;
  const upload = { maxImages: 20, maxBytes: null, maxImageBytes: null, imageTtl: null, needsApproval: true };
  test.each<[Partial<LinkTerms>, string]>([
    [{}, 'Anyone with this link can see the photos.'],
    [
      { expiresAt: at(2030, 4, 12, 23, 59), upload },
      'Anyone with this link can see the photos until 12 May and send up to 20 photos, which you review first.',
    ],
    [
      { hasPassword: true, canGetOriginals: true },
      'Anyone with this link and its password can see the photos and save the originals.',
    ],
    [
      { canSee: false, upload: { ...upload, maxImages: null, needsApproval: false, imageTtl: 'P7D' } },
      'Anyone with this link can send photos, which are gone after a week. They see no photos.',
    ],
    [
      { upload: { ...upload, maxBytes: 200_000_000, maxImageBytes: 10_000_000, imageTtl: 'P1D' } },
      'Anyone with this link can see the photos and send up to 20 photos of at most 10 MB each, 200 MB in all, which you review first and which are gone after a day.',
    ],
  ])('%o', (changes, sentence) => {
    expect(linkSentence({ ...terms, ...changes }, nowMs)).toBe(sentence);
  });
});

const named = (...ids: string[]) => ids.map((id) => ({ id }));

test('photos are put before another, or behind all, in the order they have', () => {
  const list = named('a', 'b', 'c', 'd');
  expect(placeBefore(list, ['d', 'b'], 'a')).toEqual(named('b', 'd', 'a', 'c'));
  expect(placeBefore(list, ['a'], null)).toEqual(named('b', 'c', 'd', 'a'));
});

test('what is let go over a photo takes its place', () => {
  const ids = ['a', 'b', 'c', 'd'];
  const drop = (activeId: string, overId: string, moved = [activeId], hasMore = false) =>
    findBefore({ ids, moved, activeId, overId, hasMore });
  expect([drop('a', 'c'), drop('d', 'b'), drop('a', 'd')]).toEqual(['d', 'b', null]);
  expect([drop('a', 'a'), drop('a', 'b', ['a', 'b'])]).toEqual([undefined, undefined]);
  expect([drop('a', 'b', ['a', 'c']), drop('a', 'd', ['a'], true)]).toEqual(['d', 'd']);
});

const photo = (id: string, width = 300): Photo => ({
  id,
  width,
  height: 200,
  needsApproval: false,
  hasPublicUrls: false,
});

test('rows fill the page to within a pixel and never go beyond it, in the order of the gallery', () => {
  const photos = Array.from({ length: 40 }, (_, n) => photo(String(n), 120 + ((n * 97) % 400)));
  const rows = layOutRows(photos, 1200);
  expect(rows.flatMap((row) => row.photos.map(({ photo: { id } }) => id))).toEqual(
    photos.map(({ id }) => id),
  );
  for (const { photos: placed } of rows) {
    const taken = placed.reduce(
      (sum, { width, restPx }) => sum + width + restPx,
      (placed.length - 1) * gapPx,
    );
    expect(taken).toBeLessThanOrEqual(1200);
    expect(taken).toBeGreaterThan(1199);
  }
});

test('a move stays where somebody put it while an older answer arrives, and goes back if it is refused', async () => {
  let answer = (_photos: Photo[]) => {};
  const list = createPhotoList({
    askPage: () =>
      new Promise((resolve) => {
        answer = (photos) => resolve({ photos, hasMore: false, endCursor: null });
      }),
  });
  const ids = () => list.state.getState().photos.map(({ id }) => id);
  const [a, b, c] = [photo('a'), photo('b'), photo('c')];
  list.refresh();
  answer([a, b, c]);
  await vi.waitFor(() => expect(ids()).toEqual(['a', 'b', 'c']));
  list.refresh();
  const older = answer;
  await list.move(['c'], 'a', async () => true);
  older([a, b, c]);
  await vi.waitFor(() => expect(list.state.getState().isAsking).toBe(false));
  expect(ids()).toEqual(['c', 'a', 'b']);
  await list.move(['b'], 'c', async () => false);
  answer([c, a, b]);
  await vi.waitFor(() => expect(ids()).toEqual(['c', 'a', 'b']));
  list.close();
});
