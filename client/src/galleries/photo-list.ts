import { createStore, type StoreApi } from 'zustand';
import type { Problem } from '../problem/problem.ts';
import { placeBefore } from './photo-order.ts';

/** What the page has to know of a photo to lay it out; a tile reads the rest from the cache. */
export interface Photo {
  id: string;
  width: number;
  height: number;
  needsApproval: boolean;
  hasPublicUrls: boolean;
}

export interface PhotoPage {
  photos: readonly Photo[];
  hasMore: boolean;
  endCursor: string | null;
}

export interface PhotoListState {
  /** In the gallery's order, down to where somebody has looked. */
  photos: readonly Photo[];
  isKnown: boolean;
  isAsking: boolean;
  hasMore: boolean;
  problem: Problem | null;
}

export interface PhotoList {
  state: StoreApi<PhotoListState>;
  /** Asks for the next page, or for the one that did not come. */
  more(): void;
  /** Reads anew what is there. */
  refresh(): void;
  /** One that was told of: it is changed in its place, or stands at the end until the order is read anew. */
  put(photo: Photo): void;
  drop(id: string): void;
  /** Puts some elsewhere at once, and then has the server do it. */
  move(ids: readonly string[], before: string | null, commit: () => Promise<boolean>): Promise<void>;
  refreshSoon(): void;
  close(): void;
}

export interface PhotoListOptions {
  askPage(after: string | null): Promise<PhotoPage | { problem: Problem }>;
}

/** So long nothing has to be told before the order is read anew: thirty uploads are told one by one. */
const quietMs = 600;

/**
 * The photos of a gallery in its order, which only the server knows of all sorts: what is told of one that is new puts it
 * at the end, and has the order read anew once it is quiet. What somebody moves is moved at once, and an answer that was
 * asked for before is not taken.
 */
export function createPhotoList({ askPage }: PhotoListOptions): PhotoList {
  const state = createStore<PhotoListState>(() => ({
    photos: [],
    isKnown: false,
    isAsking: false,
    hasMore: true,
    problem: null,
  }));
  let endCursor: string | null = null;
  /** Counts what was done to the list by others than an answer. */
  let version = 0;
  /** Moves that the server has not answered yet: one after the other, as each builds on the one before. */
  let moving = 0;
  let moves: Promise<unknown> = Promise.resolve();
  let soon: ReturnType<typeof setTimeout> | undefined;
  let isDue = false;

  async function take(work: () => Promise<void>) {
    state.setState({ isAsking: true, problem: null });
    await work();
    state.setState({ isAsking: false });
    if (!isDue) return;
    isDue = false;
    refresh();
  }

  async function readNext() {
    const page = await askPage(endCursor);
    if ('problem' in page) return state.setState({ problem: page.problem });
    endCursor = page.endCursor;
    const { photos } = state.getState();
    const known = new Set(photos.map(({ id }) => id));
    const added = page.photos.filter(({ id }) => !known.has(id));
    state.setState({ photos: [...photos, ...added], hasMore: page.hasMore, isKnown: true });
  }

  async function readAnew() {
    const { isKnown, photos: before } = state.getState();
    const begun = version;
    const photos: Photo[] = [];
    let cursor: string | null = null;
    let hasMore = true;
    do {
      const page = await askPage(cursor);
      if ('problem' in page) return state.setState({ problem: page.problem });
      photos.push(...page.photos);
      cursor = page.endCursor;
      hasMore = page.hasMore;
    } while (hasMore && photos.length < before.length);
    if (version !== begun) refreshSoon();
    if (isKnown && version !== begun) return;
    endCursor = cursor;
    state.setState({ photos: keepSame(before, photos), hasMore, isKnown: true });
  }

  function refresh() {
    if (state.getState().isAsking) isDue = true;
    else void take(readAnew);
  }

  function refreshSoon() {
    clearTimeout(soon);
    soon = setTimeout(() => (moving > 0 ? refreshSoon() : refresh()), quietMs);
  }

  return {
    state,
    refresh,
    refreshSoon,
    more() {
      const { isKnown, isAsking, hasMore } = state.getState();
      if (isAsking) return;
      if (isKnown && hasMore) void take(readNext);
      else refresh();
    },
    put(photo) {
      const { photos, isKnown, hasMore } = state.getState();
      const at = photos.findIndex(({ id }) => id === photo.id);
      const known = photos[at];
      if (known && isSame(known, photo)) return;
      version += 1;
      if (known) return state.setState({ photos: photos.with(at, photo) });
      if (isKnown && !hasMore) state.setState({ photos: [...photos, photo] });
      refreshSoon();
    },
    drop(id) {
      version += 1;
      state.setState(({ photos }) => ({ photos: photos.filter((photo) => photo.id !== id) }));
    },
    async move(ids, before, commit) {
      version += 1;
      moving += 1;
      state.setState(({ photos }) => ({ photos: placeBefore(photos, ids, before) }));
      const done = moves.then(commit);
      moves = done;
      const isDone = await done;
      moving -= 1;
      version += 1;
      if (!isDone) refresh();
    },
    close: () => clearTimeout(soon),
  };
}

const isSame = (a: Photo, b: Photo) =>
  a.id === b.id &&
  a.width === b.width &&
  a.height === b.height &&
  a.needsApproval === b.needsApproval &&
  a.hasPublicUrls === b.hasPublicUrls;

/** The list of before where nothing has changed: nothing is laid out anew then. */
const keepSame = (before: readonly Photo[], after: readonly Photo[]): readonly Photo[] =>
  before.length === after.length && before.every((photo, at) => isSame(photo, after[at] as Photo))
    ? before
    : after;
