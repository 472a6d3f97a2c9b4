import type { Client } from 'urql';
import { graphql } from '../gql/gql.ts';
import type { UpdateGalleryInput } from '../gql/graphql.ts';
import { problemOfRequest } from '../problem/find-problem.ts';
import { notifyProblem } from '../problem/notify-problem.ts';

const UpdateGallery = graphql(`
  mutation UpdateGallery($input: UpdateGalleryInput!) {
    updateGallery(input: $input) {
      gallery {
        ...GalleryLive
      }
    }
  }
`);

/** Whether it is changed; what went wrong is said. */
export async function updateGallery(client: Client, input: UpdateGalleryInput): Promise<boolean> {
  const { error } = await client.mutation(UpdateGallery, { input }).toPromise();
  if (error) notifyProblem(problemOfRequest(error));
  return !error;
}
