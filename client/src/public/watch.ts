import { readFragment } from '../gql/fragment-masking.ts';
import { PublicGallery, PublicGalleryUpdated, PublicPhoto } from './documents.ts';
import { feed } from './feed.ts';
import type { GalleryAction } from './gallery-state.ts';

interface WatchOptions {
  slug: string;
  pass: string | null;
  signal: AbortSignal;
  dispatch: (action: GalleryAction) => void;
}

/** Tells every change of the gallery, until it ends. */
export function watch({ slug, pass, signal, dispatch }: WatchOptions): void {
  feed({
    document: PublicGalleryUpdated,
    slug,
    pass,
    signal,
    tell({ galleryUpdated: update }) {
      if (!update) return null;
      dispatch({
        type: 'told',
        told: {
          facts: readFragment(PublicGallery, update.gallery),
          photo: update.image ? readFragment(PublicPhoto, update.image) : null,
          deletedId: update.deletedId ?? null,
          isReordered: update.isReordered,
        },
      });
      return update.cursor;
    },
    end: () => dispatch({ type: 'over' }),
    reread: () => dispatch({ type: 'stale' }),
  });
}
