import { Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { type Client, useClient } from 'urql';
import { countOf } from '../format/count.ts';
import { graphql } from '../gql/gql.ts';
import type { GalleryLiveFragment, ImagesFate } from '../gql/graphql.ts';
import { problemOfRequest } from '../problem/find-problem.ts';
import { notifyProblem } from '../problem/notify-problem.ts';
import { Dialog } from '../ui/dialog.tsx';
import { offerUndo } from '../ui/offer-undo.tsx';

const DeleteGallery = graphql(`
  mutation DeleteGallery($id: ID!, $images: ImagesFate!) {
    deleteGallery(input: { id: $id, images: $images }) {
      deletedId
    }
  }
`);

const RestoreGallery = graphql(`
  mutation RestoreGallery($id: ID!) {
    restoreGallery(input: { id: $id }) {
      gallery {
        ...GalleryLive
      }
    }
  }
`);

interface DeleteGalleryProps {
  gallery: GalleryLiveFragment;
  onDeleted: () => void;
  onClose: () => void;
}

/** Asks what becomes of the photos. Either way Undo brings the gallery back, without its links. */
export function DeleteGalleryDialog({ gallery, onDeleted, onClose }: DeleteGalleryProps) {
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const { id, name, imageCount } = gallery;
  const photos = countOf(imageCount ?? 0, 'photo');

  async function remove(images: ImagesFate) {
    setBusy(true);
    const { error } = await client.mutation(DeleteGallery, { id, images }).toPromise();
    setBusy(false);
    if (error) return notifyProblem(problemOfRequest(error));
    offerUndo(`“${name}” deleted`, () => void restore(client, id));
    onDeleted();
  }

  return (
    <Dialog onClose={onClose} title={`Delete “${name}”?`} size={440}>
      <Stack gap="md">
        <Text size="sm">
          Its links open nothing from then on, for good. The gallery itself can be brought back for ten
          minutes.
        </Text>
        <Stack gap="xs">
          <Button color="red" loading={busy} onClick={() => void remove('DELETE')}>
            {imageCount ? `Delete it with ${imageCount === 1 ? 'its photo' : `its ${photos}`}` : 'Delete it'}
          </Button>
          {Boolean(imageCount) && (
            <Button variant="default" disabled={busy} onClick={() => void remove('KEEP')}>
              Delete it and keep the photos in the library
            </Button>
          )}
          <Button variant="subtle" color="gray" onClick={onClose}>
            Cancel
          </Button>
        </Stack>
      </Stack>
    </Dialog>
  );
}

async function restore(client: Client, id: string) {
  const { error } = await client.mutation(RestoreGallery, { id }).toPromise();
  if (error) notifyProblem(problemOfRequest(error));
}
