import type { Client } from 'urql';
import { graphql } from '../gql/gql.ts';
import { problemOfRequest } from '../problem/find-problem.ts';
import { notifyProblem } from '../problem/notify-problem.ts';
import { offerUndo } from '../ui/offer-undo.tsx';

const DeleteWishlist = graphql(`
  mutation DeleteWishlist($id: ID!) {
    deleteWishlist(input: { id: $id }) {
      deletedId
    }
  }
`);

const RestoreWishlist = graphql(`
  mutation RestoreWishlist($id: ID!) {
    restoreWishlist(input: { id: $id }) {
      wishlist {
        ...WishlistCard
      }
    }
  }
`);

/** Whether it is gone; Undo brings it back with all that was in it. */
export async function deleteWishlist(
  client: Client,
  { id, title }: { id: string; title: string },
): Promise<boolean> {
  const { error } = await client.mutation(DeleteWishlist, { id }).toPromise();
  if (error) notifyProblem(problemOfRequest(error));
  else offerUndo(`“${title}” deleted`, () => void restore(client, id));
  return !error;
}

async function restore(client: Client, id: string) {
  const { error } = await client.mutation(RestoreWishlist, { id }).toPromise();
  if (error) notifyProblem(problemOfRequest(error));
}
