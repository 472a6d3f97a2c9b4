import { readFragment } from '../gql/fragment-masking.ts';
import type { PublicGalleryPageQuery } from '../gql/graphql.ts';
import { type GalleryFacts, type Photo, PublicGallery, PublicPhoto } from './documents.ts';

type Answer = PublicGalleryPageQuery;

/** A page is only drawn of a gallery that is there. */
export function readFacts({ gallery }: Answer): GalleryFacts {
  if (!gallery) throw new Error('There is no gallery in this answer.');
  return readFragment(PublicGallery, gallery);
}

export interface PhotoPage {
  photos: Photo[];
  /** Where the next one begins; null for the last. */
  next: string | null;
}

export function readPhotos({ gallery }: Answer): PhotoPage {
  const { nodes, pageInfo } = gallery?.images ?? { nodes: [], pageInfo: null };
  return {
    photos: nodes.flatMap((node) => (node ? readFragment(PublicPhoto, node) : [])),
    next: pageInfo?.hasNextPage ? (pageInfo.endCursor ?? null) : null,
  };
}
