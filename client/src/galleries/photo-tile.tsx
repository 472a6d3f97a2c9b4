import { IconPhotoOff, IconStarFilled } from '@tabler/icons-react';
import { memo } from 'react';
import { readFragment } from '../gql/fragment-masking.ts';
import { FadeInImage } from '../image/fade-in-image.tsx';
import { PhotoCheck } from '../image/photo-check.tsx';
import { srcSetOf } from '../image/src-set.ts';
import { useNode } from '../list/use-node.ts';
import { GalleryPhoto } from './gallery-photo.ts';
import { GalleryPhotoOf } from './gallery-photo-of.ts';
import { PhotoFrame } from './photo-frame.tsx';
import classes from './photos.module.css';

interface PhotoTileProps {
  id: string;
  place: number;
  of: number;
  width: number;
  height: number;
  restPx: number;
  isChosen: boolean;
  /** While photos are chosen, a tile is chosen by a click instead of opened. */
  isChoosing: boolean;
  isCover: boolean;
  onToggle: (id: string, range: boolean) => void;
  onOpen: (id: string) => void;
}

/** Rendered again when its own photo or its place changes. */
export const PhotoTile = memo(function PhotoTile(props: PhotoTileProps) {
  const { id, width, isChosen, isChoosing, isCover, onToggle, onOpen } = props;
  const photo = readFragment(GalleryPhoto, useNode(GalleryPhotoOf, id)?.image);
  const name = photo?.filename ?? 'photo';
  return (
    <PhotoFrame {...props} name={name}>
      {photo && (
        <>
          <button
            type="button"
            className={classes.open}
            aria-label={isChoosing ? `${isChosen ? 'Leave out' : 'Choose'} ${name}` : `Open ${name}`}
            onClick={(event) => (isChoosing ? onToggle(id, event.shiftKey) : onOpen(id))}
          >
            {photo.status === 'READY' ? (
              <FadeInImage
                src={photo.thumbnail?.url ?? photo.preview?.url ?? null}
                srcSet={srcSetOf(photo)}
                sizes={`${Math.round(width)}px`}
                placeholder={photo.placeholder ?? null}
                alt=""
              />
            ) : (
              <IconPhotoOff size={26} stroke={1.6} className={classes.missing} aria-hidden />
            )}
          </button>
          <PhotoCheck name={name} isChosen={isChosen} onToggle={(isRange) => onToggle(id, isRange)} />
          <span className={classes.marks}>
            {photo.status === 'AWAITING_BYTES' && <span className={classes.mark}>On its way</span>}
            {photo.needsApproval && <span className={classes.awaits}>Awaits you</span>}
            {photo.guestName && <span className={classes.mark}>from {photo.guestName}</span>}
            {isCover && (
              <span className={classes.mark}>
                <IconStarFilled size={12} aria-hidden /> Cover
              </span>
            )}
          </span>
        </>
      )}
    </PhotoFrame>
  );
});
