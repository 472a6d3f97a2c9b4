import type { Client } from 'urql';
import { graphql } from '../gql/gql.ts';
import type { CreateDownloadInput, DownloadFiles } from '../gql/graphql.ts';
import { saveUrl } from '../image/save-url.ts';
import { problemOfRequest } from '../problem/find-problem.ts';
import { notifyProblem } from '../problem/notify-problem.ts';

const DownloadPhotos = graphql(`
  mutation DownloadPhotos($input: CreateDownloadInput!) {
    createDownload(input: $input) {
      url
    }
  }
`);

async function saveZip(client: Client, input: CreateDownloadInput) {
  const { data, error } = await client.mutation(DownloadPhotos, { input }).toPromise();
  if (error) notifyProblem(problemOfRequest(error));
  if (data?.createDownload) saveUrl(data.createDownload.url);
}

/** Saves all photos of a gallery; the browser reads the zip while the server writes it. */
export const zipGallery = (client: Client, galleryId: string, files: DownloadFiles) =>
  saveZip(client, { gallery: { galleryId, files } });

export const zipRenditions = (client: Client, renditionIds: string[]) => saveZip(client, { renditionIds });
