import type { Client } from 'urql';
import { graphql } from '../gql/gql.ts';
import type { RecipeInput } from '../gql/graphql.ts';
import { isActive } from './job-words.ts';

const ProcessImage = graphql(`
  mutation ProcessImage($input: ProcessImageInput!) {
    processImage(input: $input) {
      job {
        id
        ...JobLive
      }
    }
  }
`);

const JobStatus = graphql(`
  query JobStatus($id: ID!) {
    job(id: $id) {
      id
      status
    }
  }
`);

const CancelSuperseded = graphql(`
  mutation CancelSuperseded($id: ID!) {
    cancelJob(input: { id: $id }) {
      job {
        id
        status
      }
    }
  }
`);

export const runRecipe = (client: Client, imageId: string, recipe: RecipeInput) =>
  client.mutation(ProcessImage, { input: { imageId, recipe } }).toPromise();

/** Cancels a run nobody waits for any more. That it may end in this very moment is no one's concern. */
export async function cancelIfActive(client: Client, id: string) {
  const known = client.readQuery(JobStatus, { id })?.data?.job;
  if (known && isActive(known.status)) await client.mutation(CancelSuperseded, { id }).toPromise();
}
