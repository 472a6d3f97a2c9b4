import type { Client } from 'urql';
import { graphql } from '../gql/gql.ts';
import type { ExportFormat } from '../gql/graphql.ts';
import { saveUrl } from '../image/save-url.ts';
import { problemOfRequest } from '../problem/find-problem.ts';
import { notifyProblem } from '../problem/notify-problem.ts';

const ExportWishlist = graphql(`
  mutation ExportWishlist($input: ExportWishlistInput!) {
    exportWishlist(input: $input) {
      url
    }
  }
`);

/** Saves a wishlist as a file, which the server writes while it is read. */
export async function exportFile(client: Client, wishlistId: string, format: ExportFormat) {
  const { data, error } = await client
    .mutation(ExportWishlist, { input: { wishlistId, format } })
    .toPromise();
  if (error) notifyProblem(problemOfRequest(error));
  else if (data?.exportWishlist) saveUrl(data.exportWishlist.url);
}
