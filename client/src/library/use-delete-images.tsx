import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from 'urql';
import { graphql } from '../gql/gql.ts';
import { DeleteImages } from '../image/delete-images.ts';
import { problemOfRequest } from '../problem/find-problem.ts';
import { notifyProblem } from '../problem/notify-problem.ts';

const RestoreImages = graphql(`
  mutation RestoreImages($ids: [ID!]!) {
    restoreImages(input: { ids: $ids }) {
      images {
        id
        createdAt
        ...LibraryTile
      }
    }
  }
`);

const undoMs = 10_000;
/** What the API takes at once. */
const batchSize = 100;

function inBatches(ids: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / batchSize) }, (_, at) =>
    ids.slice(at * batchSize, (at + 1) * batchSize),
  );
}

/** Deletes at once and offers for ten seconds to take it back. */
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
    if (deleted.length > 0) offerUndo(deleted);
    return deleted.length === ids.length;
  }

  function offerUndo(ids: readonly string[]) {
    const toast = notifications.show({
      autoClose: undoMs,
      withCloseButton: false,
      message: (
        <Group justify="space-between" wrap="nowrap">
          {ids.length === 1 ? 'Picture deleted' : `${ids.length} pictures deleted`}
          <Button
            size="compact-sm"
            variant="light"
            onClick={() => {
              notifications.hide(toast);
              void restore(ids);
            }}
          >
            Undo
          </Button>
        </Group>
      ),
    });
  }

  return { deleting: fetching, deleteImages };
}
