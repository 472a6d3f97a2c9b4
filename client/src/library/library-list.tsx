import { Button } from '@mantine/core';
import { Link, useLocation } from 'react-router';
import { imageList } from '../list/image-list.ts';
import { useLiveList } from '../list/use-live-list.ts';
import { useSelection } from '../list/use-selection.ts';
import { ProblemCard } from '../problem/problem-card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ChosenImages } from './chosen-images.tsx';
import { LibraryGrid } from './library-grid.tsx';
import { ShelfIllustration } from './shelf-illustration.tsx';
import { TileSkeletons } from './tile-skeletons.tsx';

/** The account's pictures: all, or those whose cutouts are worth a look. */
export function LibraryList({ isReview }: { isReview: boolean }) {
  const list = useLiveList(imageList, isReview ? { needsReview: true } : null);
  const { ids, isKnown, problem } = list;
  const selection = useSelection(ids);
  // What is opened over the list is left to the same list.
  const { search } = useLocation();
  return (
    <>
      {!isKnown && !problem && <TileSkeletons />}
      {isKnown && ids.length === 0 && !list.hasMore && (isReview ? <NothingToReview /> : <NoPictures />)}
      {isKnown && (
        <LibraryGrid list={list} search={search} chosen={selection.ids} onToggle={selection.toggle} />
      )}
      {problem && <ProblemCard problem={problem} onRetry={list.more} />}
      {selection.ids.size > 0 && <ChosenImages ids={[...selection.ids]} onClear={selection.clear} />}
    </>
  );
}

function NoPictures() {
  return (
    <EmptyState
      illustration={<ShelfIllustration />}
      title="Nothing on the shelf yet"
      text="Every picture you drop in the Studio is kept here with all its results, until it expires."
    >
      <Button component={Link} to="/">
        Open the Studio
      </Button>
    </EmptyState>
  );
}

function NothingToReview() {
  return (
    <EmptyState
      illustration={<ShelfIllustration />}
      title="Nothing to look at"
      text="Where the model is of two minds about a picture, its cutout waits here until you say that it looks fine."
    />
  );
}
