import { Skeleton } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useParams } from 'react-router';
import { useGallery } from '../gallery/use-gallery.ts';
import type { GalleryLiveFragment } from '../gql/graphql.ts';
import { ProblemCard } from '../problem/problem-card.tsx';
import classes from './gallery-page.module.css';
import { GalleryView } from './gallery-view.tsx';
import { usePhotos } from './use-photos.ts';

export function GalleryPage() {
  const { galleryId = '' } = useParams();
  return <OpenGallery key={galleryId} id={galleryId} />;
}

function OpenGallery({ id }: { id: string }) {
  const photos = usePhotos(id);
  const gallery = useGallery(id);
  useTitle(gallery);
  const isMissing = photos.problem?.code === 'NOT_FOUND' || photos.problem?.code === 'BAD_USER_INPUT';
  if (photos.isGone || isMissing) return <ProblemCard problem={{ code: 'NOT_FOUND', params: {} }} />;
  if (!gallery || !photos.isKnown)
    return photos.problem ? (
      <ProblemCard problem={photos.problem} onRetry={photos.list.refresh} />
    ) : (
      <PhotoSkeletons />
    );
  return <GalleryView gallery={gallery} photos={photos} />;
}

function useTitle(gallery: GalleryLiveFragment | null) {
  const name = gallery?.name;
  useEffect(() => {
    if (name) document.title = `${name} · Pasteup`;
  }, [name]);
}

const places = Array.from({ length: 8 }, (_, at) => at);

function PhotoSkeletons() {
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLate(true), 150);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={classes.skeleton} role="status" aria-label="Loading photos">
      {isLate && places.map((place) => <Skeleton key={place} height={200} radius="md" />)}
    </div>
  );
}
