import type { CSSProperties } from 'react';
import classes from './stage.module.css';

interface ResultLayerProps {
  src: string;
  alt: string;
  /** The part of the original that the result shows, in the original's pixels. */
  crop: { x: number; y: number; width: number; height: number };
  original: { width: number; height: number };
  /** Shown behind it at once, before the server has flattened on it. */
  background: string | null;
}

/** The result, laid exactly over the part of the original that it shows. */
export function ResultLayer({ src, alt, crop, original, background }: ResultLayerProps) {
  const share = (part: number, whole: number) => `${(part / whole) * 100}%`;
  const style: CSSProperties = {
    left: share(crop.x, original.width),
    top: share(crop.y, original.height),
    width: share(crop.width, original.width),
    height: share(crop.height, original.height),
    backgroundColor: background ?? undefined,
  };
  return (
    <div className={classes.after}>
      <span className={classes.cropped} aria-hidden />
      <img
        src={src}
        alt={alt}
        className={`${classes.part} ${background ? '' : 'checkerboard'}`}
        style={style}
        draggable={false}
      />
    </div>
  );
}
