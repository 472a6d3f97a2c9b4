import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useFeature, useSession } from '../session/session-context.ts';
import { photosFeature, watchGallery } from './photos-feature.ts';

/** The photos of an open gallery, and whether it has ended while it was looked at. */
export function usePhotos(galleryId: string) {
  const session = useSession();
  const list = useFeature(photosFeature).of(galleryId);
  const state = useStore(list.state);
  const [isGone, setIsGone] = useState(false);
  useEffect(() => {
    setIsGone(false);
    list.refresh();
    return watchGallery(session, { galleryId, list, onGone: () => setIsGone(true) });
  }, [session, galleryId, list]);
  return { ...state, list, isGone };
}
