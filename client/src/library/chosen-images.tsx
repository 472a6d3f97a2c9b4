import { Button } from '@mantine/core';
import { IconCheck, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { type Client, useClient } from 'urql';
import { AddToGallery } from '../gallery/add-to-gallery.tsx';
import { readFragment } from '../gql/fragment-masking.ts';
import { ImageTile, ImageTileOf } from '../image/image-tile.ts';
import { sayFine } from '../image/set-reviewed.ts';
import { useDeleteImages } from '../image/use-delete-images.ts';
import { ActionsBar } from '../list/actions-bar.tsx';

/** What can be done to the pictures that are chosen. */
export function ChosenImages({ ids, onClear }: { ids: readonly string[]; onClear: () => void }) {
  const client = useClient();
  const { deleting, deleteImages } = useDeleteImages();
  const [saying, setSaying] = useState(false);
  // What nobody was asked about is not said to be fine: its next cutout may be worth a look.
  const marked = ids.filter((id) => isMarked(client, id));
  const done = () => {
    onClear();
    // The bar goes with the focus in it: the list gets it.
    document.getElementById('main')?.focus({ preventScroll: true });
  };
  const remove = async () => {
    if (!deleting && (await deleteImages(ids))) done();
  };
  const looksFine = async () => {
    setSaying(true);
    if (await sayFine(client, marked)) done();
    setSaying(false);
  };
  return (
    <ActionsBar count={ids.length} onClear={onClear} keys={{ Delete: () => void remove() }}>
      {marked.length > 0 && (
        <Button
          variant="default"
          radius="xl"
          loading={saying}
          leftSection={<IconCheck size={17} aria-hidden />}
          onClick={() => void looksFine()}
        >
          Looks fine
        </Button>
      )}
      <AddToGallery ids={ids} radius="xl" onDone={done} />
      <Button
        color="red"
        radius="xl"
        loading={deleting}
        leftSection={<IconTrash size={17} aria-hidden />}
        onClick={() => void remove()}
      >
        Delete
      </Button>
    </ActionsBar>
  );
}

function isMarked(client: Client, id: string): boolean {
  const answer = client.readQuery(ImageTileOf, { id }, { requestPolicy: 'cache-only' });
  return readFragment(ImageTile, answer?.data?.image)?.needsReview ?? false;
}
