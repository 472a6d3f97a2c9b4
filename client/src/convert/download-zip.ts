import type { Client } from 'urql';
import { graphql } from '../gql/gql.ts';
import { saveUrl } from '../image/save-url.ts';
import { problemOfRequest } from '../problem/find-problem.ts';
import { notifyProblem } from '../problem/notify-problem.ts';

const CreateDownload = graphql(`
  mutation CreateDownload($renditionIds: [ID!]!) {
    createDownload(input: { renditionIds: $renditionIds }) {
      url
    }
  }
`);

/** What the server puts into one zip. */
const zipSize = 1000;

/** The results go into as few zips as can be. */
export const countZips = (results: number): number => Math.ceil(results / zipSize);

export const zipOf = (renditionIds: readonly string[], at: number): string[] =>
  renditionIds.slice(at * zipSize, (at + 1) * zipSize);

/** Saves one zip; the browser reads it from the server while it is written. */
export async function downloadZip(client: Client, renditionIds: string[]) {
  const { data, error } = await client.mutation(CreateDownload, { renditionIds }).toPromise();
  if (error) notifyProblem(problemOfRequest(error));
  if (data?.createDownload) saveUrl(data.createDownload.url);
}
