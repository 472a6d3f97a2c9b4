import { expect, test } from 'vitest';
import type { GalleryFacts, Photo } from '../../client/src/public/documents.ts';
import { changeGallery, type GalleryState, nextEnd } from '../../client/src/public/gallery-state.ts';

const photo = (id: string, part: Partial<Photo> = {}): Photo => ({
  id,
  filename: `${id}.jpg`,
  placeholder: null,
  createdAt: '2026-01-01T00:00:00.000Z',
  expiresAt: null,
  revision: 1,
  url: null,
  thumbnail: null,
  preview: null,
  ...part,
});

const facts = (part: object = {}, access: object = {}): GalleryFacts =>
  ({
    name: 'Lake',
    sort: 'MANUAL',
    revision: 1,
    access: { canSee: true, endsAt: null, ...access },
    ...part,
  }) as GalleryFacts;

const begin = (part: Partial<GalleryState> = {}): GalleryState => ({
  facts: facts(),
  photos: [photo('a'), photo('b')],
  next: null,
  staleness: 0,
  isOver: false,
  ...part,
});

const tell = (state: GalleryState, told: object) =>
  changeGallery(state, {
    type: 'told',
    told: { facts: state.facts, photo: null, deletedId: null, isReordered: false, ...told },
  });

const idsOf = ({ photos }: GalleryState) => photos.map(({ id }) => id).join('');

test('a new photo is last, where all are shown; behind a page that has more it is not shown yet', () => {
  expect(idsOf(tell(begin(), { photo: photo('c') }))).toBe('abc');
  expect(idsOf(tell(begin({ next: 'cursor' }), { photo: photo('c') }))).toBe('ab');
});

test('in an order that the server knows, and after another order, the photos are read anew', () => {
  const newest = begin({ facts: facts({ sort: 'NEWEST' }) });
  expect(tell(newest, { photo: photo('c') })).toMatchObject({ staleness: 1, photos: newest.photos });
  expect(tell(begin(), { isReordered: true }).staleness).toBe(1);
});

test('of two states of a photo, or of the gallery, the later is shown', () => {
  const later = tell(begin(), {
    photo: photo('a', { revision: 3 }),
    facts: facts({ name: 'Sea', revision: 2 }),
  });
  expect(later.photos[0]?.revision).toBe(3);
  const same = tell(later, { photo: photo('a', { revision: 2 }), facts: facts() });
  expect([same.photos[0]?.revision, same.facts.name, idsOf(same)]).toEqual([3, 'Sea', 'ab']);
});

test('a page that comes after a photo was told of has it once', () => {
  const page = { photos: [photo('b'), photo('c')], next: null };
  expect(idsOf(changeGallery(begin({ next: 'cursor' }), { type: 'more', page }))).toBe('abc');
});

test('what has ended goes at its second, and with its address all of it', () => {
  const end = Date.parse('2026-01-01T12:00:00.000Z');
  const at = new Date(end).toISOString();
  const state = begin({ photos: [photo('a'), photo('b', { expiresAt: at })] });
  expect(nextEnd(state)).toBe(end);
  expect(idsOf(changeGallery(state, { type: 'passed', nowMs: end - 1 }))).toBe('ab');
  expect(idsOf(changeGallery(state, { type: 'passed', nowMs: end }))).toBe('a');
  const ending = begin({ facts: facts({}, { endsAt: at }) });
  expect(nextEnd(ending)).toBe(end);
  expect(changeGallery(ending, { type: 'passed', nowMs: end })).toMatchObject({ isOver: true, photos: [] });
  expect(idsOf(tell(begin(), { deletedId: 'a' }))).toBe('b');
});
