import { Button, type ButtonProps } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPhotoPlus } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useClient } from 'urql';
import { countPictures } from '../format/count.ts';
import { moveImages } from './move-images.ts';

/** Of no use before somebody asks for it. */
const PickGallery = lazy(async () => ({ default: (await import('./pick-gallery.tsx')).PickGallery }));

interface AddToGalleryProps extends ButtonProps {
  ids: readonly string[];
  onDone?: () => void;
}

/** A button that puts pictures into a gallery of one's choice. */
export function AddToGallery({ ids, onDone, ...rest }: AddToGalleryProps) {
  const client = useClient();
  const [open, setOpen] = useState(false);
  const [moving, setMoving] = useState(false);
  async function put(galleryId: string | null, name: string) {
    setOpen(false);
    setMoving(true);
    const moved = await moveImages(client, ids, { galleryId });
    setMoving(false);
    if (!moved) return;
    notifications.show({
      message: `${countPictures(ids.length)} ${ids.length === 1 ? 'is' : 'are'} in ${name} now.`,
    });
    onDone?.();
  }
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconPhotoPlus size={17} aria-hidden />}
        loading={moving}
        {...rest}
        onClick={() => setOpen(true)}
      >
        Add to gallery
      </Button>
      <Suspense fallback={null}>
        {open && (
          <PickGallery
            title={`Put ${countPictures(ids.length)} into a gallery`}
            onPick={({ id, name }) => void put(id, name)}
            onClose={() => setOpen(false)}
          />
        )}
      </Suspense>
    </>
  );
}
