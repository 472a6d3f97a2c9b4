import type { TypedDocumentNode } from 'urql';
import { graphql } from '../gql/gql.ts';
import type { ImageFilter, JobFilter } from '../gql/graphql.ts';
import type { Updates } from './follow.ts';

const JobsUpdated = graphql(`
  subscription JobsUpdated($after: String) {
    update: jobsUpdated(after: $after) {
      job {
        ...JobLive
      }
      deletedId
      cursor
    }
  }
`);

const ImagesUpdated = graphql(`
  subscription ImagesUpdated($after: String) {
    update: imagesUpdated(after: $after) {
      image {
        ...ImageLive
      }
      deletedId
      cursor
    }
  }
`);

/** What a node has to tell of itself to find its place in a list. */
interface Placed {
  status: string;
}

interface PlacedImage extends Placed {
  needsReview: boolean;
}

const passes = (statuses: readonly string[] | null | undefined, status: string) =>
  !statuses?.length || statuses.includes(status);

interface LiveEntry {
  /** Null: nobody tells of all of them. They are read anew where they are shown, and answers tell of them. */
  document: TypedDocumentNode<Updates, { after?: string | null }> | null;
  lists: Record<string, (node: never, filter: never) => boolean>;
}

/**
 * The live types: how each is watched, and which lists of the client have it: a node that is told of is in such a list if
 * it passes the list's filter, and in none once it is gone.
 */
export const liveTable = {
  Image: {
    document: ImagesUpdated,
    lists: {
      images: ({ status, needsReview }: PlacedImage, filter: ImageFilter | null) =>
        passes(filter?.statuses, status) && needsReview === (filter?.needsReview ?? needsReview),
    },
  },
  Job: {
    document: JobsUpdated,
    lists: {
      jobs: ({ status }: Placed, filter: JobFilter | null) => passes(filter?.statuses, status),
    },
  },
  Gallery: {
    document: null,
    lists: { galleries: () => true },
  },
  Wishlist: {
    document: null,
    lists: { wishlists: () => true },
  },
  /** Each that goes on is told of by itself, to who looks at it. */
  Batch: {
    document: null,
    lists: { batches: () => true },
  },
} as const satisfies Record<string, LiveEntry>;

export type LiveType = keyof typeof liveTable;
