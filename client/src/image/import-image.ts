import type { Client } from 'urql';
import { graphql } from '../gql/gql.ts';
import type { ImportImageInput } from '../gql/graphql.ts';
import { problemOfRequest } from '../problem/find-problem.ts';
import type { Problem } from '../problem/problem.ts';

const ImportImage = graphql(`
  mutation ImportImage($input: ImportImageInput!) {
    importImage(input: $input) {
      image {
        id
        filename
        ...ImageLive
      }
      job {
        id
        ...JobLive
      }
    }
  }
`);

export interface ImportedImage {
  id: string;
  filename: string;
  /** Of the job that fetches it; null where that is told of no more. */
  jobId: string | null;
}

/** The image is there at once, before its bytes are. Sent again with the same clientId it is not there twice. */
export async function importImage(
  client: Client,
  input: ImportImageInput,
): Promise<ImportedImage | { problem: Problem }> {
  const { data, error } = await client.mutation(ImportImage, { input }).toPromise();
  if (!data?.importImage)
    return { problem: error ? problemOfRequest(error) : { code: 'INTERNAL_SERVER_ERROR', params: {} } };
  const { image, job } = data.importImage;
  return { id: image.id, filename: image.filename, jobId: job?.id ?? null };
}
