import { Button, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate, useOutlet } from 'react-router';
import { galleryList } from '../gallery/gallery-list.ts';
import { useLiveList } from '../list/use-live-list.ts';
import { ProblemCard } from '../problem/problem-card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import classes from './galleries.module.css';
import { GalleryGrid, GallerySkeletons } from './gallery-grid.tsx';
import { NewGallery } from './new-gallery.tsx';
import { WallIllustration } from './wall-illustration.tsx';

/** One gallery takes the place of all. */
export function GalleriesPage() {
  return useOutlet() ?? <Galleries />;
}

function Galleries() {
  const list = useLiveList(galleryList);
  const { ids, isKnown, problem } = list;
  const [making, setMaking] = useState(false);
  const navigate = useNavigate();
  const isEmpty = isKnown && ids.length === 0 && !list.hasMore;
  const newButton = (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setMaking(true)}>
      New gallery
    </Button>
  );
  return (
    <>
      <div className={classes.head}>
        <Title order={1} tabIndex={-1}>
          Galleries
        </Title>
        {!isEmpty && newButton}
      </div>
      {!isKnown && !problem && <GallerySkeletons />}
      {isEmpty && (
        <EmptyState
          illustration={<WallIllustration />}
          title="Show your photos to somebody"
          text="A gallery holds photos in an order of your own. Hand on a link to it, let guests send theirs, and let all of it end by itself on a day you choose."
        >
          {newButton}
        </EmptyState>
      )}
      {isKnown && ids.length > 0 && <GalleryGrid list={list} />}
      {problem && <ProblemCard problem={problem} onRetry={list.more} />}
      {making && (
        <NewGallery onMade={(id) => void navigate(`/galleries/${id}`)} onClose={() => setMaking(false)} />
      )}
    </>
  );
}
