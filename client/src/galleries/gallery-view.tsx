import { Button } from '@mantine/core';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useClient } from 'urql';
import { moveImages } from '../gallery/move-images.ts';
import type { GalleryLiveFragment } from '../gql/graphql.ts';
import { useSelection } from '../list/use-selection.ts';
import { ProblemCard } from '../problem/problem-card.tsx';
import { useFeature } from '../session/session-context.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { useFilePicker } from '../ui/use-file-picker.tsx';
import { ChosenPhotos } from './chosen-photos.tsx';
import { FailedUploads } from './failed-uploads.tsx';
import { GalleryHead } from './gallery-head.tsx';
import { galleryUploadsFeature } from './gallery-uploads.ts';
import { GuestsBar } from './guests-bar.tsx';
import { PhotoRows } from './photo-rows.tsx';
import { readPhoto } from './read-photo.ts';
import type { usePhotos } from './use-photos.ts';
import { WallIllustration } from './wall-illustration.tsx';

/** Of no use before somebody asks for them. */
const Sorting = lazy(async () => ({ default: (await import('./sorting.tsx')).Sorting }));
const PhotoLightbox = lazy(async () => ({ default: (await import('./lightbox.tsx')).PhotoLightbox }));
const ShareDialog = lazy(async () => ({ default: (await import('./share/share-dialog.tsx')).ShareDialog }));

interface GalleryViewProps {
  gallery: GalleryLiveFragment;
  photos: ReturnType<typeof usePhotos>;
}

export function GalleryView({ gallery, photos: { list, ...state } }: GalleryViewProps) {
  const { id, sort } = gallery;
  const client = useClient();
  const uploads = useFeature(galleryUploadsFeature).of(gallery);
  const picker = useFilePicker({ onFiles: uploads.add });
  const awaiting = useMemo(() => state.photos.filter((photo) => photo.needsApproval), [state.photos]);
  const [wantsGuests, setWantsGuests] = useState(false);
  const isFiltered = wantsGuests && awaiting.length > 0;
  const photos = isFiltered ? awaiting : state.photos;
  const ids = useMemo(() => photos.map((photo) => photo.id), [photos]);
  const selection = useSelection(ids);
  const [wantsChoosing, setChoosing] = useState(false);
  const isChoosing = wantsChoosing || selection.ids.size > 0;
  const [openId, setOpenId] = useState<string | null>(null);
  const [sharing, setSharing] = useState(false);
  const stopChoosing = () => {
    selection.clear();
    setChoosing(false);
  };

  const move = (moved: readonly string[], before: string | null) =>
    void list.move(moved, before, () => moveImages(client, moved, { galleryId: id, before }));
  const rows = (
    <PhotoRows
      list={{ ...state, photos, more: list.more }}
      count={isFiltered ? awaiting.length : Math.max(gallery.imageCount ?? 0, photos.length)}
      chosen={selection.ids}
      coverId={gallery.cover?.id ?? null}
      isChoosing={isChoosing}
      onToggle={selection.toggle}
      onOpen={setOpenId}
    />
  );

  return (
    <>
      <GalleryHead
        gallery={gallery}
        isChoosing={isChoosing}
        onChoosing={(wanted) => (wanted ? setChoosing(true) : stopChoosing())}
        onAdd={picker.open}
        onShare={() => setSharing(true)}
        onSorted={list.refresh}
      />
      {picker.input}
      <FailedUploads uploads={uploads} />
      {awaiting.length > 0 && (
        <GuestsBar ids={awaiting.map((photo) => photo.id)} isShown={isFiltered} onShow={setWantsGuests} />
      )}
      {photos.length === 0 && !state.hasMore && (
        <EmptyState
          illustration={<WallIllustration />}
          title="Nothing hangs here yet"
          text="Drop photos anywhere in the window, choose them here, or put some here from the library."
        >
          <Button onClick={picker.open}>Choose photos</Button>
        </EmptyState>
      )}
      {sort === 'MANUAL' && !isFiltered ? (
        <Suspense fallback={rows}>
          <Sorting
            ids={ids}
            chosen={selection.ids}
            hasMore={state.hasMore}
            nameOf={(each) => readPhoto(client, each)?.filename ?? 'The photo'}
            onMove={move}
          >
            {rows}
          </Sorting>
        </Suspense>
      ) : (
        rows
      )}
      {state.problem && <ProblemCard problem={state.problem} onRetry={list.more} />}
      {selection.ids.size > 0 && (
        <ChosenPhotos
          galleryId={id}
          ids={ids.filter((each) => selection.ids.has(each))}
          onClear={stopChoosing}
        />
      )}
      <Suspense fallback={null}>
        {openId && (
          <PhotoLightbox
            ids={ids}
            openId={openId}
            onClosed={(last) => {
              setOpenId(null);
              focusPhoto(last);
            }}
          />
        )}
        {sharing && (
          <ShareDialog
            gallery={gallery}
            publicCount={state.photos.filter((photo) => photo.hasPublicUrls).length}
            onClose={() => setSharing(false)}
          />
        )}
      </Suspense>
    </>
  );
}

const focusPhoto = (id: string) =>
  document.querySelector<HTMLElement>(`[data-photo="${CSS.escape(id)}"] button`)?.focus();
