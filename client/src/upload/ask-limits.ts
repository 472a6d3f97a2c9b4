import type { Client } from 'urql';
import { graphql } from '../gql/gql.ts';

export const UploadLimits = graphql(`
  query UploadLimits {
    limits {
      maxUploadBytes
      maxPixels
      mimeTypes
    }
  }
`);

/** What this server accepts; null when it did not answer, then it has to check for itself. */
export async function askLimits(client: Client) {
  const { data } = await client.query(UploadLimits, {}).toPromise();
  return data?.limits ?? null;
}
