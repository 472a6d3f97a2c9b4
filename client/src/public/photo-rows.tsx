import type { CSSProperties, MouseEvent } from 'react';
import type { Photo } from './documents.ts';
import classes from './photo-rows.module.css';
import { titleOf } from './words.ts';

interface PhotoRowsProps {
  photos: readonly Photo[];
  /** Absent until the page's script runs; then a photo is a link to its picture. */
  onOpen?: ((index: number) => void) | undefined;
}

/** Below so many they are given more room. */
const few = 4;

/**
 * Rows that end where the page does, at any width and without script: each photo grows by its own proportions, so that
 * all of a row are equally high.
 */
export function PhotoRows({ photos, onOpen }: PhotoRowsProps) {
  const open = (event: MouseEvent, index: number) => {
    if (!onOpen || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    onOpen(index);
  };
  return (
    <ul className={classes.rows} data-few={photos.length <= few || undefined}>
      {photos.map((photo, index) => (
        <li key={photo.id} className={classes.photo} style={placeOf(photo)}>
          <a
            href={photo.preview?.url ?? photo.thumbnail?.url ?? undefined}
            onClick={(event) => open(event, index)}
          >
            <Picture photo={photo} title={titleOf(photo, index)} />
          </a>
        </li>
      ))}
    </ul>
  );
}

const sizeOf = ({ preview, thumbnail }: Photo) => preview ?? thumbnail ?? { width: 1, height: 1 };

/** Panoramas are cut to what is still a picture among others. */
function placeOf(photo: Photo): CSSProperties {
  const { width, height } = sizeOf(photo);
  const ratio = Math.min(4, Math.max(0.4, width / height));
  return {
    '--ratio': ratio.toFixed(4),
    backgroundImage: photo.placeholder ? `url("${photo.placeholder}")` : undefined,
  } as CSSProperties;
}

function Picture({ photo, title }: { photo: Photo; title: string }) {
  const { width, height } = sizeOf(photo);
  const sources = [photo.thumbnail, photo.preview].flatMap((one) =>
    one?.url ? `${one.url} ${one.width}w` : [],
  );
  const share = Math.min(100, Math.round((width / height) * 38));
  return (
    <img
      className={classes.picture}
      src={photo.thumbnail?.url ?? photo.preview?.url ?? undefined}
      srcSet={sources.join(', ')}
      // About what its row gives it; the rest of a row is never known before.
      sizes={`(max-width: 600px) ${share}vw, ${Math.round((width / height) * 300)}px`}
      width={width}
      height={height}
      alt={title}
      loading="lazy"
      decoding="async"
    />
  );
}
