import type { Client, CombinedError } from 'urql';
import { retryDelayMs } from '../api/retry-delay.ts';
import { waitForNetwork } from '../api/wait-for-network.ts';
import { graphql } from '../gql/gql.ts';
import type { CompleteImageUploadMutation, RecipeInput } from '../gql/graphql.ts';
import { problemOfJob, problemOfRequest } from '../problem/find-problem.ts';
import type { Problem } from '../problem/problem.ts';
import { type Answer, type CreatedUpload, deliver } from './deliver.ts';
import { putFile } from './put-file.ts';
import type { SendOptions } from './source.ts';

const CreateUpload = graphql(`
  mutation CreateUpload($input: CreateUploadInput!) {
    createUpload(input: $input) {
      upload {
        id
        rejection {
          code
          message
          params
        }
        target {
          url
          method
          headers {
            name
            value
          }
        }
      }
    }
  }
`);

const CompleteImageUpload = graphql(`
  mutation CompleteImageUpload($input: CompleteImageUploadInput!) {
    completeImageUpload(input: $input) {
      image {
        id
        ...ImageLive
      }
      jobs {
        id
        kind
        status
        ...JobLive
      }
    }
  }
`);

const CancelUploads = graphql(`
  mutation CancelUploads($ids: [ID!]!) {
    cancelUploads(input: { ids: $ids }) {
      canceledIds
    }
  }
`);

export type SentImage = NonNullable<CompleteImageUploadMutation['completeImageUpload']> & {
  /** Its bytes were there before: nothing was sent. */
  wasReady: boolean;
};

interface ImageToSend extends SendOptions {
  file: File;
  clientId: string;
  recipes: RecipeInput[];
  /** Default: the library. */
  galleryId?: string;
}

/** Uploads one file and starts its jobs; the answer also lands in the cache. Aborted, it leaves nothing announced. */
export async function sendImage(
  client: Client,
  { file, clientId, recipes, galleryId, signal, onProgress, onHold, isBegunAgain }: ImageToSend,
): Promise<Answer<SentImage>> {
  const { name: filename, size: byteSize } = file;
  // A file without a type is left to the server, which looks at the bytes.
  const mimeType = file.type || 'application/octet-stream';
  let wasReady = false;
  /** What the server keeps room for. */
  let awaitedId: string | null = null;
  const sent = await deliver<SentImage>(
    {
      async create() {
        const created = await createUpload(client, { filename, mimeType, byteSize, clientId });
        if ('target' in created) {
          wasReady = created.target === null;
          awaitedId = wasReady ? null : created.uploadId;
        }
        return created;
      },
      put(target) {
        onProgress(0);
        return putFile(file, target, { signal, onProgress });
      },
      async complete(uploadId) {
        onProgress(1);
        awaitedId = null;
        const input = { uploadId, recipes, ...(galleryId && { galleryId }) };
        const { data, error } = await client.mutation(CompleteImageUpload, { input }).toPromise();
        const completed = data?.completeImageUpload;
        return completed ? { ...completed, wasReady } : refusal(error);
      },
    },
    {
      signal,
      onHold,
      wait: (attempt) => waitForNetwork(retryDelayMs(attempt, Math.random()), signal),
    },
  );
  if (signal.aborted && awaitedId && !isBegunAgain())
    void client.mutation(CancelUploads, { ids: [awaitedId] }).toPromise();
  return sent;
}

interface Announcement {
  filename: string;
  mimeType: string;
  byteSize: number;
  clientId: string;
}

async function createUpload(client: Client, input: Announcement): Promise<Answer<CreatedUpload>> {
  const { data, error } = await client.mutation(CreateUpload, { input }).toPromise();
  if (!data?.createUpload) return refusal(error);
  const { id: uploadId, rejection, target } = data.createUpload.upload;
  // The same file was refused before.
  return rejection ? { problem: problemOfJob(rejection) } : { uploadId, target };
}

const refusal = (error: CombinedError | undefined): { problem: Problem } => ({
  problem: error ? problemOfRequest(error) : { code: 'INTERNAL_SERVER_ERROR', params: {} },
});
