import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useClient } from 'urql';
import { countOf } from '../format/count.ts';
import { copyImages, moveImages } from '../gallery/move-images.ts';
import { type Picked, PickGallery } from '../gallery/pick-gallery.tsx';
import { useDeleteImages } from '../image/use-delete-images.ts';
import { ActionsBar } from '../list/actions-bar.tsx';
import { EntriesPopover } from '../ui/entries-popover.tsx';
import { ExtendPhotos } from './extend-photos.tsx';
import { readPhoto } from './read-photo.ts';
import { updateGallery } from './update-gallery.ts';
import { zipRenditions } from './zip-gallery.ts';

interface ChosenPhotosProps {
  galleryId: string;
  ids: readonly string[];
  onClear: () => void;
}

type Asked = 'move' | 'copy' | 'extend' | null;

/** What can be done to the photos that are chosen. */
export function ChosenPhotos({ galleryId, ids, onClear }: ChosenPhotosProps) {
  const client = useClient();
  const { deleting, deleteImages } = useDeleteImages();
  const [asked, setAsked] = useState<Asked>(null);
  const close = () => setAsked(null);
  const done = () => {
    onClear();
    document.getElementById('main')?.focus({ preventScroll: true });
  };
  const remove = async () => {
    if (!deleting && (await deleteImages(ids))) done();
  };
  async function put({ id, name }: Picked) {
    const isCopy = asked === 'copy';
    close();
    if (!(await (isCopy ? copyImages : moveImages)(client, ids, { galleryId: id }))) return;
    const is = ids.length === 1 ? 'is' : 'are';
    notifications.show({
      message: `${countOf(ids.length, isCopy ? 'copy' : 'photo', isCopy ? 'copies' : undefined)} ${is} in ${name} now.`,
    });
    done();
  }
  const previews = () => ids.flatMap((id) => readPhoto(client, id)?.preview?.id ?? []);
  const setCover = async () => {
    if (await updateGallery(client, { id: galleryId, coverId: ids[0] })) done();
  };
  const more = [
    { label: 'Copy to…', onPick: () => setAsked('copy') },
    { label: 'Keep until…', onPick: () => setAsked('extend') },
    ...(ids.length === 1 ? [{ label: 'Set as cover', onPick: () => void setCover() }] : []),
    { label: 'Save as a zip', onPick: () => void zipRenditions(client, previews()) },
  ];
  return (
    <ActionsBar count={ids.length} onClear={onClear} keys={{ Delete: () => void remove() }}>
      <Button radius="xl" variant="default" onClick={() => setAsked('move')}>
        Move
      </Button>
      <EntriesPopover label="More for the selection" position="top-end" groups={[{ entries: more }]} />
      <Button
        color="red"
        radius="xl"
        loading={deleting}
        leftSection={<IconTrash size={17} aria-hidden />}
        onClick={() => void remove()}
      >
        Delete
      </Button>
      {(asked === 'move' || asked === 'copy') && (
        <PickGallery
          title={`${asked === 'move' ? 'Move' : 'Copy'} ${countOf(ids.length, 'photo')} to`}
          exceptId={asked === 'move' ? galleryId : undefined}
          hasLibrary
          onPick={(picked) => void put(picked)}
          onClose={close}
        />
      )}
      {asked === 'extend' && <ExtendPhotos ids={ids} onDone={done} onClose={close} />}
    </ActionsBar>
  );
}
