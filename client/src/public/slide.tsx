import { type CSSProperties, type MouseEvent, useEffect, useRef } from 'react';
import type { Photo } from './documents.ts';
import classes from './lightbox.module.css';
import { titleOf } from './words.ts';

interface SlideProps {
  photo: Photo;
  index: number;
  /** Whether it is open, or one step away: only these are loaded. */
  isNear: boolean;
  isZoomed: boolean;
  onZoom: () => void;
}

export function Slide({ photo, index, isNear, isZoomed, onZoom }: SlideProps) {
  const slide = useRef<HTMLDivElement>(null);
  /** Where it was pressed, as parts of the picture. */
  const pressed = useRef({ x: 0.5, y: 0.5 });
  useEffect(() => {
    const { current } = slide;
    if (!current || !isZoomed) return;
    const { x, y } = pressed.current;
    current.scrollTo({
      left: x * current.scrollWidth - current.clientWidth / 2,
      top: y * current.scrollHeight - current.clientHeight / 2,
      behavior: 'instant',
    });
  }, [isZoomed]);
  const press = ({ clientX, clientY, currentTarget }: MouseEvent<HTMLElement>) => {
    const { left, top, width, height } = currentTarget.getBoundingClientRect();
    pressed.current = { x: (clientX - left) / width, y: (clientY - top) / height };
    onZoom();
  };
  const file = photo.preview ?? photo.thumbnail;
  const size = { '--width': `${file?.width}`, '--height': `${file?.height}` } as CSSProperties;
  return (
    <div ref={slide} className={classes.slide} data-zoomed={isZoomed || undefined}>
      {isNear && file && (
        // Beside the pointer there are a button of the bar and the keys + and -.
        // biome-ignore lint/a11y/useKeyWithClickEvents: see above
        <img
          src={file.url ?? undefined}
          width={file.width}
          height={file.height}
          style={size}
          alt={titleOf(photo, index)}
          draggable={false}
          onClick={press}
        />
      )}
    </div>
  );
}
