import type { Client } from 'urql';
import { readFragment } from '../gql/fragment-masking.ts';
import { graphql } from '../gql/gql.ts';
import type { ItemLiveFragment } from '../gql/graphql.ts';
import { problemOfRequest } from '../problem/find-problem.ts';
import { notifyProblem } from '../problem/notify-problem.ts';
import { offerUndo } from '../ui/offer-undo.tsx';
import { addItem } from './add-item.ts';
import { faceOf } from './face-of.ts';
import { ItemImage } from './item-live.ts';
import { newKey } from './new-key.ts';

const RemoveWishlistItem = graphql(`
  mutation RemoveWishlistItem($id: ID!) {
    removeWishlistItem(input: { id: $id }) {
      itemId
      wishlist {
        ...WishlistLive
      }
    }
  }
`);

const RestorePicture = graphql(`
  mutation RestorePicture($ids: [ID!]!) {
    restoreImages(input: { ids: $ids }) {
      images {
        ...ImageLive
      }
    }
  }
`);

/** Removes an item, and offers to add the same once more with its picture. What friends had claimed of it is not known here. */
export async function removeItem(client: Client, wishlistId: string, item: ItemLiveFragment | null) {
  if (!item) return;
  const { id, name } = faceOf(item);
  const { error } = await client.mutation(RemoveWishlistItem, { id }).toPromise();
  if (error) notifyProblem(problemOfRequest(error));
  else offerUndo(`“${name}” removed`, () => void addAgain(client, wishlistId, item));
}

async function addAgain(client: Client, wishlistId: string, item: ItemLiveFragment) {
  const { name, link } = faceOf(item);
  const { note, price, quantity, weight, keepsBackground } = item;
  const image = item.image && readFragment(ItemImage, item.image);
  const kept = image && image.status !== 'REJECTED' ? image.id : null;
  if (kept) {
    const { error } = await client.mutation(RestorePicture, { ids: [kept] }).toPromise();
    if (error) return notifyProblem(problemOfRequest(error));
  }
  const problem = await addItem(client, {
    wishlistId,
    clientId: newKey(),
    name,
    link,
    note,
    price: price && { amount: price.amount, currency: price.currency },
    quantity,
    weight,
    keepsBackground,
    imageId: kept,
  });
  if (problem) notifyProblem(problem);
}
