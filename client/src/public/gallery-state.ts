import type { GalleryFacts, Photo } from './documents.ts';
import type { PhotoPage } from './read-page.ts';

export interface GalleryState {
  facts: GalleryFacts;
  photos: readonly Photo[];
  /** Where the photos go on that are not here yet; null for nowhere. */
  next: string | null;
  /** Counts how often it was told what only the server can put in its place: then the photos are read anew. */
  staleness: number;
  /** The gallery, or the way into it, has ended. */
  isOver: boolean;
}

/** An event of galleryUpdated. */
export interface Told {
  facts: GalleryFacts;
  photo: Photo | null;
  deletedId: string | null;
  isReordered: boolean;
}

export type GalleryAction =
  | { type: 'told'; told: Told }
  | { type: 'more'; page: PhotoPage }
  | { type: 'reread'; facts: GalleryFacts; page: PhotoPage }
  | { type: 'stale' }
  | { type: 'passed'; nowMs: number }
  | { type: 'over' };

export function changeGallery(state: GalleryState, action: GalleryAction): GalleryState {
  switch (action.type) {
    case 'told':
      return tell(state, action.told);
    case 'more': {
      const { photos, next } = action.page;
      const known = new Set(state.photos.map(({ id }) => id));
      return { ...state, photos: [...state.photos, ...photos.filter(({ id }) => !known.has(id))], next };
    }
    case 'reread':
      return { ...state, facts: newer(state.facts, action.facts), ...action.page };
    case 'stale':
      return { ...state, staleness: state.staleness + 1 };
    case 'passed':
      return passTime(state, action.nowMs);
    case 'over':
      // Nothing that was shared stays on a page that says it has ended.
      return { ...state, photos: [], next: null, isOver: true };
  }
}

function tell(state: GalleryState, { facts, photo, deletedId, isReordered }: Told): GalleryState {
  const told = { ...state, facts: newer(state.facts, facts) };
  if (isReordered) return changeGallery(told, { type: 'stale' });
  if (deletedId) return { ...told, photos: state.photos.filter(({ id }) => id !== deletedId) };
  return photo ? putPhoto(told, photo) : told;
}

function putPhoto(state: GalleryState, photo: Photo): GalleryState {
  const { photos, next, facts } = state;
  const at = photos.findIndex(({ id }) => id === photo.id);
  if (at >= 0) {
    const isOld = (photos[at]?.revision ?? 0) > photo.revision;
    return isOld ? state : { ...state, photos: photos.with(at, photo) };
  }
  // By hand, the new are last; behind what is here nothing is shown yet.
  if (facts.sort === 'MANUAL') return next === null ? { ...state, photos: [...photos, photo] } : state;
  return changeGallery(state, { type: 'stale' });
}

function passTime(state: GalleryState, nowMs: number): GalleryState {
  const isPast = (at: string | null | undefined) => at != null && Date.parse(at) <= nowMs;
  if (isPast(state.facts.access?.endsAt)) return changeGallery(state, { type: 'over' });
  const photos = state.photos.filter(({ expiresAt }) => !isPast(expiresAt));
  return photos.length === state.photos.length ? state : { ...state, photos };
}

/** When the next thing on the page ends; null for never. */
export function nextEnd({ facts, photos }: GalleryState): number | null {
  const ends = [facts.access?.endsAt, ...photos.map(({ expiresAt }) => expiresAt)];
  return ends.reduce<number | null>((first, end) => {
    const at = end == null ? null : Date.parse(end);
    return at === null || (first !== null && first <= at) ? first : at;
  }, null);
}

const newer = (known: GalleryFacts, told: GalleryFacts) => (told.revision >= known.revision ? told : known);

/** Those of which there is something to see. */
export const shownPhotos = (photos: readonly Photo[]): Photo[] =>
  photos.filter(({ thumbnail, preview }) => thumbnail || preview);
