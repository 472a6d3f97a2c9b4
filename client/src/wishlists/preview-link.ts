import type { Client } from 'urql';
import { graphql } from '../gql/gql.ts';
import type { PreviewLinkMutation } from '../gql/graphql.ts';
import { problemOfRequest } from '../problem/find-problem.ts';
import type { Problem } from '../problem/problem.ts';

/** What is shown of a page is what the server has read: nothing here asks the shop for anything. */
const PreviewLink = graphql(`
  mutation PreviewLink($url: URL!) {
    previewLink(input: { url: $url }) {
      preview {
        url
        title
        siteName
        note
        price {
          amount
          currency
        }
        pictures {
          url
          width
          height
          thumbnail
        }
        problem
      }
    }
  }
`);

export type Preview = NonNullable<PreviewLinkMutation['previewLink']>['preview'];

export async function previewLink(
  client: Client,
  url: string,
): Promise<{ preview: Preview } | { problem: Problem }> {
  const { data, error } = await client.mutation(PreviewLink, { url }).toPromise();
  if (data?.previewLink) return data.previewLink;
  return { problem: error ? problemOfRequest(error) : { code: 'INTERNAL_SERVER_ERROR', params: {} } };
}
