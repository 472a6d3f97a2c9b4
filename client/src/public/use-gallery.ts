import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { ask } from './ask.ts';
import { PublicGalleryPage } from './documents.ts';
import { changeGallery, type GalleryState, nextEnd } from './gallery-state.ts';
import type { GalleryData } from './page.ts';
import { readFacts, readPhotos } from './read-page.ts';
import { type Clock, useClock } from './use-clock.ts';
import { useEnd } from './use-end.ts';

/** Changes come in crowds: what they make stale is read once for all of them. */
const rereadMs = 400;

export interface Gallery extends GalleryState {
  clock: Clock;
  isLoading: boolean;
  loadMore: () => void;
}

const begin = ({ data }: GalleryData): GalleryState => {
  const { photos, next } = readPhotos(data);
  return { facts: readFacts(data), photos, next, staleness: 0, isOver: false };
};

/** The gallery as it is now, from what the page was drawn of. */
export function useGallery(page: GalleryData): Gallery {
  const { slug, pass } = page;
  const [state, dispatch] = useReducer(changeGallery, page, begin);
  const [isLoading, setLoading] = useState(false);
  const clock = useClock(page.now);
  const { next, staleness, isOver } = state;

  const loadMore = useCallback(async () => {
    if (isLoading || next === null) return;
    setLoading(true);
    const { data, refusal } = await ask(PublicGalleryPage, { slug, pass, after: next });
    if (refusal?.code === 'GONE') dispatch({ type: 'over' });
    else if (data?.gallery?.images) dispatch({ type: 'more', page: readPhotos(data) });
    setLoading(false);
  }, [isLoading, next, slug, pass]);

  const shownCount = useRef(0);
  shownCount.current = state.photos.length;
  useEffect(() => {
    if (staleness === 0) return;
    let isCurrent = true;
    const timer = setTimeout(async () => {
      const read = await rereadPhotos(page, shownCount.current);
      if (read && isCurrent) dispatch({ type: 'reread', ...read });
    }, rereadMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [staleness, page]);

  useEnd(isOver ? null : nextEnd(state), clock, (nowMs) => dispatch({ type: 'passed', nowMs }));

  useEffect(() => {
    if (isOver) return;
    const stop = new AbortController();
    void import('./watch.ts').then(({ watch }) => watch({ slug, pass, signal: stop.signal, dispatch }));
    return () => stop.abort();
  }, [slug, pass, isOver]);

  return { ...state, clock, isLoading, loadMore };
}

/** As many as are here, from where the page begins. */
async function rereadPhotos({ slug, pass, after }: GalleryData, count: number) {
  let place = after;
  const photos = [];
  for (;;) {
    const { data } = await ask(PublicGalleryPage, { slug, pass, after: place });
    if (!data?.gallery?.images) return null;
    const page = readPhotos(data);
    photos.push(...page.photos);
    place = page.next;
    if (place === null || photos.length >= count)
      return { facts: readFacts(data), page: { photos, next: place } };
  }
}
