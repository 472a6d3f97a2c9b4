import type { Client } from 'urql';
import { readFragment } from '../gql/fragment-masking.ts';
import { graphql } from '../gql/gql.ts';
import type { GalleryPhotoFragment } from '../gql/graphql.ts';
import { follow } from '../live/follow.ts';
import { problemOfRequest } from '../problem/find-problem.ts';
import type { Feature, Session } from '../session/session.ts';
import { GalleryPhoto } from './gallery-photo.ts';
import { createPhotoList, type Photo, type PhotoList } from './photo-list.ts';

const GalleryPhotos = graphql(`
  query GalleryPhotos($id: ID!, $first: Int!, $after: String) {
    node(id: $id) {
      ... on Gallery {
        __typename
        id
        ...GalleryLive
        images(first: $first, after: $after) {
          nodes {
            id
            ...ImageLive
            ...GalleryPhoto
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  }
`);

/** `deletedId` by another name: what has left the gallery is elsewhere, and no other list is to drop it. */
const GalleryUpdated = graphql(`
  subscription GalleryUpdated($id: ID!, $after: String) {
    update: galleryUpdated(id: $id, after: $after) {
      gallery {
        ...GalleryLive
      }
      image {
        ...ImageLive
        ...GalleryPhoto
      }
      outId: deletedId
      isReordered
      cursor
    }
  }
`);

const pageSize = 60;

/** The session's galleries that were looked at, each with its photos in their order. */
export const photosFeature: Feature<{ of(galleryId: string): PhotoList; close(): void }> = {
  open({ client }) {
    const lists = new Map<string, PhotoList>();
    return {
      of(galleryId) {
        const list =
          lists.get(galleryId) ?? createPhotoList({ askPage: (after) => ask(client, galleryId, after) });
        lists.set(galleryId, list);
        return list;
      },
      close() {
        for (const list of lists.values()) list.close();
      },
    };
  },
  close: (photos) => photos.close(),
};

async function ask(client: Client, id: string, after: string | null) {
  const { data, error } = await client
    .query(GalleryPhotos, { id, first: pageSize, after }, { requestPolicy: 'network-only' })
    .toPromise();
  if (error) return { problem: problemOfRequest(error) };
  const gallery = data?.node?.__typename === 'Gallery' ? data.node : null;
  if (!gallery?.images) return { problem: { code: 'NOT_FOUND' as const, params: {} } };
  const { nodes, pageInfo } = gallery.images;
  return {
    photos: nodes.map((node) => photoOf(readFragment(GalleryPhoto, node))),
    hasMore: pageInfo.hasNextPage,
    endCursor: pageInfo.endCursor ?? null,
  };
}

/** One that was refused has no shape of its own. */
const photoOf = ({ id, width, height, needsApproval, hasPublicUrls }: GalleryPhotoFragment): Photo => ({
  id,
  width: width ?? 3,
  height: height ?? 2,
  needsApproval,
  hasPublicUrls,
});

interface Watching {
  galleryId: string;
  list: PhotoList;
  onGone: () => void;
}

/** Keeps an open gallery as it is on the server. Answers with how to end it. */
export const watchGallery = ({ client, socket }: Session, { galleryId, list, onGone }: Watching) =>
  follow({
    client,
    socketState: socket.state,
    document: GalleryUpdated,
    variables: { id: galleryId },
    onGap: list.refresh,
    onGone,
    onUpdate({ image, outId, isReordered }) {
      if (image) list.put(photoOf(readFragment(GalleryPhoto, image)));
      if (outId) list.drop(outId);
      if (isReordered) list.refreshSoon();
    },
  });
