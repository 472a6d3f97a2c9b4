import type { Client } from 'urql';
import { graphql } from '../gql/gql.ts';
import { inBatches } from '../image/in-batches.ts';
import { problemOfRequest } from '../problem/find-problem.ts';
import { notifyProblem } from '../problem/notify-problem.ts';

const MoveImages = graphql(`
  mutation MoveImages($ids: [ID!]!, $galleryId: ID, $before: ID) {
    moveImages(input: { ids: $ids, galleryId: $galleryId, before: $before }) {
      images {
        ...ImageLive
      }
    }
  }
`);

const CopyImages = graphql(`
  mutation CopyImages($ids: [ID!]!, $galleryId: ID) {
    copyImages(input: { ids: $ids, galleryId: $galleryId }) {
      images {
        ...ImageLive
      }
    }
  }
`);

export interface Destination {
  /** Null for the library. */
  galleryId: string | null;
  /** Before which of its images. Default: behind all. */
  before?: string | null;
}

/** Puts pictures somewhere, in their order. Answers whether all of them are there; what went wrong is said. */
export async function moveImages(client: Client, ids: readonly string[], { galleryId, before }: Destination) {
  for (const batch of inBatches(ids)) {
    const asked = { ids: batch, galleryId, before: before ?? null };
    const { error } = await client.mutation(MoveImages, asked).toPromise();
    if (!error) continue;
    notifyProblem(problemOfRequest(error));
    return false;
  }
  return true;
}

/** The same with new pictures of the same bytes, which have lives of their own. */
export async function copyImages(client: Client, ids: readonly string[], { galleryId }: Destination) {
  for (const batch of inBatches(ids)) {
    const { error } = await client.mutation(CopyImages, { ids: batch, galleryId }).toPromise();
    if (!error) continue;
    notifyProblem(problemOfRequest(error));
    return false;
  }
  return true;
}
