import { Button, Title } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { Link, Outlet } from 'react-router';
import { AddToGallery } from '../gallery/add-to-gallery.tsx';
import { useDeleteImages } from '../image/use-delete-images.ts';
import { ActionsBar } from '../list/actions-bar.tsx';
import { imageList } from '../list/image-list.ts';
import { useLiveList } from '../list/use-live-list.ts';
import { useSelection } from '../list/use-selection.ts';
import { ProblemCard } from '../problem/problem-card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { KeepOriginalsSwitch } from '../upload/keep-originals-switch.tsx';
import classes from './library.module.css';
import { LibraryGrid } from './library-grid.tsx';
import { ShelfIllustration } from './shelf-illustration.tsx';
import { TileSkeletons } from './tile-skeletons.tsx';

export function LibraryPage() {
  const list = useLiveList(imageList);
  const { ids, isKnown, problem } = list;
  const selection = useSelection(ids);
  return (
    <>
      <div className={classes.head}>
        <Title order={1} tabIndex={-1}>
          Library
        </Title>
        <KeepOriginalsSwitch className={classes.keep} />
      </div>
      {!isKnown && !problem && <TileSkeletons />}
      {isKnown && ids.length === 0 && !list.hasMore && (
        <EmptyState
          illustration={<ShelfIllustration />}
          title="Nothing on the shelf yet"
          text="Every picture you drop in the Studio is kept here with all its results, until it expires."
        >
          <Button component={Link} to="/">
            Open the Studio
          </Button>
        </EmptyState>
      )}
      {isKnown && <LibraryGrid list={list} chosen={selection.ids} onToggle={selection.toggle} />}
      {problem && <ProblemCard problem={problem} onRetry={list.more} />}
      {selection.ids.size > 0 && <ChosenImages ids={[...selection.ids]} onClear={selection.clear} />}
      <Outlet />
    </>
  );
}

function ChosenImages({ ids, onClear }: { ids: readonly string[]; onClear: () => void }) {
  const { deleting, deleteImages } = useDeleteImages();
  const done = () => {
    onClear();
    // The bar goes with the focus in it: the list gets it.
    document.getElementById('main')?.focus({ preventScroll: true });
  };
  const remove = async () => {
    if (!deleting && (await deleteImages(ids))) done();
  };
  return (
    <ActionsBar count={ids.length} onClear={onClear} keys={{ Delete: () => void remove() }}>
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
