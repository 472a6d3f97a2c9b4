import {
  IconArrowsSort,
  IconCheck,
  IconFileZip,
  IconPencil,
  IconPhotoDown,
  IconTrash,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useClient } from 'urql';
import type { GalleryLiveFragment, GallerySort } from '../gql/graphql.ts';
import { EntriesPopover } from '../ui/entries-popover.tsx';
import { DeleteGalleryDialog } from './delete-gallery.tsx';
import { updateGallery } from './update-gallery.ts';
import { zipGallery } from './zip-gallery.ts';

const sorts = [
  { sort: 'MANUAL', label: 'By hand' },
  { sort: 'NEWEST', label: 'Newest first' },
  { sort: 'FILENAME', label: 'By name' },
] as const satisfies { sort: GallerySort; label: string }[];

interface GalleryMenuProps {
  gallery: GalleryLiveFragment;
  onEdit: () => void;
  /** Called when the order is another. */
  onSorted: () => void;
}

export function GalleryMenu({ gallery, onEdit, onSorted }: GalleryMenuProps) {
  const client = useClient();
  const navigate = useNavigate();
  const [deleting, setDeleting] = useState(false);
  const { id, imageCount } = gallery;
  const isDisabled = !imageCount;
  const sortBy = async (sort: GallerySort) => {
    if (sort !== gallery.sort && (await updateGallery(client, { id, sort }))) onSorted();
  };
  const order = sorts.map(({ sort, label }) => {
    const isCurrent = sort === gallery.sort;
    const Icon = isCurrent ? IconCheck : IconArrowsSort;
    return { label, isCurrent, icon: <Icon size={17} aria-hidden />, onPick: () => void sortBy(sort) };
  });
  return (
    <>
      <EntriesPopover
        label="More"
        groups={[
          {
            entries: [{ label: 'Edit gallery', icon: <IconPencil size={17} aria-hidden />, onPick: onEdit }],
          },
          { title: 'Order of the photos', entries: order },
          {
            title: 'Save all as a zip',
            entries: [
              {
                label: 'Previews',
                icon: <IconPhotoDown size={17} aria-hidden />,
                isDisabled,
                onPick: () => void zipGallery(client, id, 'PREVIEWS'),
              },
              {
                label: 'Originals',
                icon: <IconFileZip size={17} aria-hidden />,
                isDisabled,
                onPick: () => void zipGallery(client, id, 'ORIGINALS'),
              },
            ],
          },
          {
            entries: [
              {
                label: 'Delete gallery',
                icon: <IconTrash size={17} aria-hidden />,
                isDangerous: true,
                onPick: () => setDeleting(true),
              },
            ],
          },
        ]}
      />
      {deleting && (
        <DeleteGalleryDialog
          gallery={gallery}
          onDeleted={() => void navigate('/galleries', { replace: true })}
          onClose={() => setDeleting(false)}
        />
      )}
    </>
  );
}
