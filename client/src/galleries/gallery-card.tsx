import { memo } from 'react';
import { GalleryCover } from '../gallery/gallery-cover.tsx';
import { useGallery } from '../gallery/use-gallery.ts';
import { type CardPlace, CoverCard, NoCard } from '../list/cover-card.tsx';
import { countPhotos } from './count-photos.ts';

export const GalleryCard = memo(function GalleryCard({ id, ...at }: CardPlace & { id: string }) {
  const gallery = useGallery(id);
  if (!gallery) return <NoCard {...at} />;
  const { name, imageCount, cover, expiresAt, visibility } = gallery;
  return (
    <CoverCard
      {...at}
      to={`/galleries/${id}`}
      name={name}
      amount={countPhotos(imageCount ?? 0)}
      visibility={visibility}
      expiresAt={expiresAt ?? null}
    >
      <GalleryCover cover={cover} sizes="(max-width: 48em) 50vw, 340px" />
    </CoverCard>
  );
});
