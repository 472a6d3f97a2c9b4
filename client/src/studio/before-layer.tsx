import { IconPhoto } from '@tabler/icons-react';
import { useState } from 'react';
import { useDecodedSrc } from '../image/use-decoded-src.ts';
import { useObjectUrl } from '../ui/use-object-url.ts';
import classes from './stage.module.css';
import type { LivePicture } from './use-picture.ts';

interface BeforeLayerProps {
  live: LivePicture;
  /** Draws the light that passes over a picture being worked on. */
  busy: boolean;
  onRatio: (ratio: number) => void;
}

/** The original: the file itself at once, the server's preview as soon as it is there, its placeholder if neither. */
export function BeforeLayer({ live: { picture, image }, busy, onRatio }: BeforeLayerProps) {
  const preview = useDecodedSrc(image?.preview?.url ?? null);
  const [unreadable, setUnreadable] = useState(false);
  const localUrl = useObjectUrl(preview ? null : picture.file);
  const src = preview ?? (unreadable ? null : localUrl) ?? image?.placeholder;
  return (
    <div className={classes.before}>
      {src ? (
        <img
          src={src}
          alt={`Original of ${picture.filename}`}
          className={classes.fill}
          draggable={false}
          onLoad={({ currentTarget }) => onRatio(currentTarget.naturalWidth / currentTarget.naturalHeight)}
          onError={() => setUnreadable(true)}
        />
      ) : (
        <IconPhoto className={classes.nothing} size={72} stroke={1} aria-hidden />
      )}
      {busy && <span className={classes.sweep} aria-hidden />}
    </div>
  );
}
