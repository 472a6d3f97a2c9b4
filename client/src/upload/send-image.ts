import type { Client } from 'urql';
import { graphql } from '../gql/gql.ts';
import type { RecipeInput, UploadImageMutation } from '../gql/graphql.ts';
import { type Problem, problemOfRequest } from '../problem/problem.ts';
import { createXhrFetch } from './xhr-fetch.ts';

const UploadImage = graphql(`
  mutation UploadImage($input: UploadImageInput!) {
    uploadImage(input: $input) {
      image {
        id
        createdAt
        ...StudioImage
        ...LibraryTile
      }
      jobs {
        id
        createdAt
        kind
        status
        ...JobProgress
      }
    }
  }
`);

export type SentImage = NonNullable<UploadImageMutation['uploadImage']>;

interface SendOptions {
  file: File;
  clientId: string;
  recipes: RecipeInput[];
  signal: AbortSignal;
  onProgress(fraction: number): void;
}

/** Sends one file as a multipart request; the answer also lands in the cache. */
export async function sendImage(
  client: Client,
  { file, clientId, recipes, signal, onProgress }: SendOptions,
): Promise<SentImage | { problem: Problem }> {
  const request = client.mutation(
    UploadImage,
    { input: { file, clientId, recipes } },
    { fetch: withSignal(createXhrFetch(onProgress), signal) },
  );
  const { data, error } = await request.toPromise();
  if (data) return data.uploadImage;
  return { problem: error ? problemOfRequest(error) : { code: 'INTERNAL_SERVER_ERROR', params: {} } };
}

/** urql ends a request when its last reader leaves; an upload also ends when the user says so. */
function withSignal(send: typeof fetch, signal: AbortSignal): typeof fetch {
  return (input, init) =>
    send(input, { ...init, signal: init?.signal ? AbortSignal.any([init.signal, signal]) : signal });
}
