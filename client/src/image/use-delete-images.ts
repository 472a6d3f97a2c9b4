import { useMutation } from 'urql';
import { countPictures } from '../format/count.ts';
import { graphql } from '../gql/gql.ts';
import { problemOfRequest } from '../problem/find-problem.ts';
import { notifyProblem } from '../problem/notify-problem.ts';
import { offerUndo } from '../ui/offer-undo.tsx';
import { inBatches } from './in-batches.ts';

const DeleteImages = graphql(`
  mutation DeleteImages($ids: [ID!]!) {
    deleteImages(input: { ids: $ids }) {
      deletedIds
    }
  }
`);

const RestoreImages = graphql(`
  mutation RestoreImages($ids: [ID!]!) {
    restoreImages(input: { ids: $ids }) {
      images {
        ...ImageLive
      }
    }
  }
`);

/** Deletes at once and offers to take it back. */
export function useDeleteImages() {
  const [{ fetching }, runDelete] = useMutation(DeleteImages);
  const [, runRestore] = useMutation(RestoreImages);

  async function restore(ids: readonly string[]) {
    for (const batch of inBatches(ids)) {
      const { error } = await runRestore({ ids: batch });
      if (error) return notifyProblem(problemOfRequest(error));
    }
  }

  /** Whether all of them are deleted. */
  async function deleteImages(ids: readonly string[]): Promise<boolean> {
    const deleted: string[] = [];
    for (const batch of inBatches(ids)) {
      const { error } = await runDelete({ ids: batch });
      if (error) {
        notifyProblem(problemOfRequest(error));
        break;
      }
      deleted.push(...batch);
    }
    if (deleted.length > 0)
      offerUndo(
        deleted.length === 1 ? 'Picture deleted' : `${countPictures(deleted.length)} deleted`,
        () => void restore(deleted),
      );
    return deleted.length === ids.length;
  }

  return { deleting: fetching, deleteImages };
}
