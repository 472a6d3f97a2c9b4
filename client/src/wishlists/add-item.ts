import type { Client } from 'urql';
import { graphql } from '../gql/gql.ts';
import type { AddWishlistItemInput } from '../gql/graphql.ts';
import { problemOfRequest } from '../problem/find-problem.ts';
import type { Problem } from '../problem/problem.ts';

const AddWishlistItem = graphql(`
  mutation AddWishlistItem($input: AddWishlistItemInput!) {
    addWishlistItem(input: $input) {
      item {
        ...ItemLive
      }
      wishlist {
        ...WishlistLive
      }
    }
  }
`);

/** Null once it is there; sent again with the same clientId it is not there twice. */
export async function addItem(client: Client, input: AddWishlistItemInput): Promise<Problem | null> {
  const { error } = await client.mutation(AddWishlistItem, { input }).toPromise();
  return error ? problemOfRequest(error) : null;
}
