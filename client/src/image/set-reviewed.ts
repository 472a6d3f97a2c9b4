import type { Client } from 'urql';
import { countPictures } from '../format/count.ts';
import { graphql } from '../gql/gql.ts';
import { problemOfRequest } from '../problem/find-problem.ts';
import { notifyProblem } from '../problem/notify-problem.ts';
import { offerUndo } from '../ui/offer-undo.tsx';
import { inBatches } from './in-batches.ts';

const SetImagesReviewed = graphql(`
  mutation SetImagesReviewed($ids: [ID!]!, $isReviewed: Boolean!) {
    setImagesReviewed(input: { ids: $ids, isReviewed: $isReviewed }) {
      images {
        id
        ...ImageLive
      }
    }
  }
`);

/** Says of pictures whether their cutouts were looked at and are fine. Answers of which it is said now; what stopped it is told. */
export async function setReviewed(
  client: Client,
  ids: readonly string[],
  isReviewed: boolean,
): Promise<string[]> {
  const said: string[] = [];
  for (const batch of inBatches(ids)) {
    const { data, error } = await client.mutation(SetImagesReviewed, { ids: batch, isReviewed }).toPromise();
    said.push(...(data?.setImagesReviewed?.images ?? []).map(({ id }) => id));
    if (error) {
      notifyProblem(problemOfRequest(error));
      break;
    }
  }
  return said;
}

/** Says that they are fine and offers to take it back. Answers whether it is said of all of them. */
export async function sayFine(client: Client, ids: readonly string[]): Promise<boolean> {
  const said = await setReviewed(client, ids, true);
  if (said.length > 0)
    offerUndo(
      said.length === 1 ? 'The picture looks fine' : `${countPictures(said.length)} look fine`,
      () => void setReviewed(client, said, false),
    );
  return said.length === ids.length;
}
