import type { Client } from 'urql';
import { graphql } from '../gql/gql.ts';
import type { UpdateWishlistInput } from '../gql/graphql.ts';
import { problemOfRequest } from '../problem/find-problem.ts';
import { notifyProblem } from '../problem/notify-problem.ts';

const UpdateWishlist = graphql(`
  mutation UpdateWishlist($input: UpdateWishlistInput!) {
    updateWishlist(input: $input) {
      wishlist {
        ...WishlistLive
      }
    }
  }
`);

/** Whether it is changed; what went wrong is said. */
export async function updateWishlist(client: Client, input: UpdateWishlistInput): Promise<boolean> {
  const { error } = await client.mutation(UpdateWishlist, { input }).toPromise();
  if (error) notifyProblem(problemOfRequest(error));
  return !error;
}
