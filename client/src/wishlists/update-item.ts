import type { Client } from 'urql';
import { graphql } from '../gql/gql.ts';
import type { UpdateWishlistItemInput } from '../gql/graphql.ts';
import { problemOfRequest } from '../problem/find-problem.ts';
import type { Problem } from '../problem/problem.ts';

const UpdateWishlistItem = graphql(`
  mutation UpdateWishlistItem($input: UpdateWishlistItemInput!) {
    updateWishlistItem(input: $input) {
      item {
        ...ItemLive
      }
      wishlist {
        ...WishlistLive
      }
    }
  }
`);

const MoveWishlistItem = graphql(`
  mutation MoveWishlistItem($input: MoveWishlistItemInput!) {
    moveWishlistItem(input: $input) {
      item {
        ...ItemLive
      }
      wishlist {
        ...WishlistLive
      }
    }
  }
`);

export async function updateItem(client: Client, input: UpdateWishlistItemInput): Promise<Problem | null> {
  const { error } = await client.mutation(UpdateWishlistItem, { input }).toPromise();
  return error ? problemOfRequest(error) : null;
}

/** Before another of its list; null: behind all. */
export async function moveItem(client: Client, id: string, before: string | null): Promise<Problem | null> {
  const { error } = await client.mutation(MoveWishlistItem, { input: { id, before } }).toPromise();
  return error ? problemOfRequest(error) : null;
}
