import type { Client } from 'urql';
import { graphql } from '../gql/gql.ts';
import { importImage } from '../image/import-image.ts';
import { isActive } from '../job/job-words.ts';
import { toRecipeInput } from '../recipe/recipe-form.ts';
import type { Picture } from './table.ts';

const ComingPicture = graphql(`
  query ComingPicture($id: ID!) {
    job(id: $id) {
      id
      status
      image {
        id
        filename
      }
    }
  }
`);

export interface PictureFetcher {
  /** Has the server fetch it, now or once more. */
  fetch(key: string): Promise<void>;
  /** Waits for another try of it. */
  watch(key: string, jobId: string): void;
  /** What becomes of it is of no interest any more. */
  forget(key: string): void;
  close(): void;
}

export interface PictureFetcherOptions {
  client: Client;
  read(key: string): Picture | undefined;
  change(key: string, patch: Partial<Picture>): void;
  /** Called once its bytes are there. */
  onArrived(key: string): void;
}

/**
 * Pictures that come by their address: the server makes the image at once and a job that fetches it. While that goes on, or has come to
 * nothing, `isComing` is true and no recipe can be run; what it is to become by itself was said with the request.
 */
export function createPictureFetcher({
  client,
  read,
  change,
  onArrived,
}: PictureFetcherOptions): PictureFetcher {
  const watches = new Map<string, () => void>();

  function forget(key: string) {
    watches.get(key)?.();
    watches.delete(key);
  }

  function arrive(key: string, filename?: string) {
    change(key, { isComing: false, ...(filename && { filename }) });
    onArrived(key);
  }

  function watch(key: string, jobId: string) {
    forget(key);
    let isOver = false;
    const { unsubscribe } = client.query(ComingPicture, { id: jobId }).subscribe(({ data }) => {
      const job = data?.job;
      if (isOver || !job || isActive(job.status)) return;
      isOver = true;
      if (job.status === 'SUCCEEDED') arrive(key, job.image?.filename);
    });
    watches.set(key, unsubscribe);
  }

  return {
    forget,
    watch,
    async fetch(key) {
      const picture = read(key);
      if (!picture?.address) return;
      const { recipe, address } = picture;
      change(key, { problem: null });
      const imported = await importImage(client, {
        url: address,
        clientId: key,
        recipes: [toRecipeInput(recipe)],
      });
      if (!read(key)) return;
      if ('problem' in imported) return change(key, { problem: imported.problem });
      const { id, filename, jobId } = imported;
      change(key, { imageId: id, filename, jobId, runRecipe: recipe });
      if (jobId) watch(key, jobId);
      else arrive(key);
    },
    close() {
      for (const key of [...watches.keys()]) forget(key);
    },
  };
}
