import { IconLock, IconWorld } from '@tabler/icons-react';
import { memo } from 'react';
import { Link } from 'react-router';
import { GalleryCover } from '../gallery/gallery-cover.tsx';
import { isEndingSoon, timeLeft } from '../gallery/time-left.ts';
import { useGallery } from '../gallery/use-gallery.ts';
import { useNow } from '../ui/use-now.ts';
import { countPhotos } from './count-photos.ts';
import classes from './galleries.module.css';

interface GalleryCardProps {
  id: string;
  /** Its number in the list, and how many there are; -1 while that is not known. */
  place: number;
  of: number;
}

export const GalleryCard = memo(function GalleryCard({ id, place, of }: GalleryCardProps) {
  const gallery = useGallery(id);
  const nowMs = useNow(60_000);
  if (!gallery) return <li className={classes.card} aria-posinset={place} aria-setsize={of} />;
  const { name, imageCount, cover, expiresAt, visibility } = gallery;
  const left = timeLeft(expiresAt, nowMs);
  const Icon = visibility === 'PRIVATE' ? IconLock : IconWorld;
  return (
    <li className={classes.card} aria-posinset={place} aria-setsize={of}>
      <Link to={`/galleries/${id}`} className={classes.open}>
        <span className={classes.cover}>
          <GalleryCover cover={cover} sizes="(max-width: 48em) 50vw, 340px" />
          {left && (
            <span className={classes.left} data-soon={isEndingSoon(expiresAt, nowMs) || undefined}>
              {left}
            </span>
          )}
        </span>
        <span className={classes.name}>{name}</span>
        <span className={`${classes.details} tabular`}>
          <Icon
            size={15}
            stroke={1.7}
            role="img"
            aria-label={visibility === 'PRIVATE' ? 'private' : 'open to whoever has its address'}
          />
          {countPhotos(imageCount ?? 0)}
        </span>
      </Link>
    </li>
  );
});
