import type { Client } from 'urql';
import { readFragment } from '../gql/fragment-masking.ts';
import type { GalleryPhotoFragment } from '../gql/graphql.ts';
import { GalleryPhoto } from './gallery-photo.ts';
import { GalleryPhotoOf } from './gallery-photo-of.ts';

/** What the cache has of a photo now. */
export function readPhoto(client: Client, id: string): GalleryPhotoFragment | null {
  const answer = client.readQuery(GalleryPhotoOf, { id }, { requestPolicy: 'cache-only' });
  return readFragment(GalleryPhoto, answer?.data?.image) ?? null;
}
