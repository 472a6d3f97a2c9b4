import { Button, Title } from '@mantine/core';
import { useState } from 'react';
import { Link, Outlet } from 'react-router';
import { useQuery } from 'urql';
import { problemOfRequest } from '../problem/find-problem.ts';
import { ProblemCard } from '../problem/problem-card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { LoadMore } from '../ui/load-more.tsx';
import { useLatest } from '../ui/use-latest.ts';
import classes from './library.module.css';
import { LibraryImages, libraryPageSize } from './library-images.ts';
import { LibraryTile } from './library-tile.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { ShelfIllustration } from './shelf-illustration.tsx';
import { TileSkeletons } from './tile-skeletons.tsx';
import { useSelection } from './use-selection.ts';

export function LibraryPage() {
  const [after, setAfter] = useState<string | null>(null);
  const [{ data: answer, fetching, error }, refetch] = useQuery({
    query: LibraryImages,
    variables: { first: libraryPageSize, after },
  });
  // A later page that fails leaves the ones before it.
  const data = useLatest(answer?.images ? answer : undefined);
  const images = data?.images?.nodes ?? [];
  const end = data?.images?.pageInfo;
  const selection = useSelection(images.map(({ id }) => id));

  return (
    <>
      <div className={classes.head}>
        <Title order={1} tabIndex={-1}>
          Library
        </Title>
      </div>
      {!data && fetching && <TileSkeletons />}
      {data && images.length === 0 && (
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
      {images.length > 0 && (
        <ul className={classes.grid}>
          {images.map((image) => (
            <LibraryTile
              key={image.id}
              image={image}
              selected={selection.ids.has(image.id)}
              choosing={selection.ids.size > 0}
              onToggle={selection.toggle}
            />
          ))}
        </ul>
      )}
      <LoadMore cursor={!fetching && end?.hasNextPage ? end.endCursor : null} onReached={setAfter} />
      {data && fetching && <TileSkeletons count={6} />}
      {error && !fetching && (
        <ProblemCard
          problem={problemOfRequest(error)}
          onRetry={() => refetch({ requestPolicy: 'network-only' })}
        />
      )}
      {selection.ids.size > 0 && <SelectionBar ids={[...selection.ids]} onClear={selection.clear} />}
      <Outlet />
    </>
  );
}
