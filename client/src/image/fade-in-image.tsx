import { useState } from 'react';
import classes from './fade-in-image.module.css';

interface FadeInImageProps {
  src: string | null;
  /** A tiny data: URL, shown blurred until the picture is there. */
  placeholder: string | null;
  alt: string;
  fit?: 'cover' | 'contain';
  /** The same picture in other sizes, and how wide it is shown. */
  srcSet?: string;
  sizes?: string;
}

/** Fills its box, whose size the caller fixes, so nothing moves when the picture comes. */
export function FadeInImage({ src, placeholder, alt, fit = 'cover', srcSet, sizes }: FadeInImageProps) {
  const [loaded, setLoaded] = useState<string | null>(null);
  return (
    <span className={classes.box} data-fit={fit}>
      {placeholder && (
        <img
          className={classes.placeholder}
          src={placeholder}
          alt=""
          data-gone={loaded === src || undefined}
        />
      )}
      {src && (
        <img
          className={classes.picture}
          {...(srcSet && { srcSet, sizes })}
          src={src}
          alt={alt}
          loading="lazy"
          decoding="async"
          data-loaded={loaded === src || undefined}
          onLoad={() => setLoaded(src)}
        />
      )}
    </span>
  );
}
