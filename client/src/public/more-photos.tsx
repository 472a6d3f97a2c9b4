import { useEffect, useRef } from 'react';
import classes from './more-photos.module.css';
import type { GalleryData } from './page.ts';
import type { Gallery } from './use-gallery.ts';

/** A link, or a form where the pass must go with it; the script loads what is behind it before it is reached. */
export function MorePhotos({ page: { slug, pass }, gallery }: { page: GalleryData; gallery: Gallery }) {
  const { next, isLoading, loadMore } = gallery;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const observer = new IntersectionObserver(
      ([entry]) => entry?.isIntersecting && !isLoading && loadMore(),
      { rootMargin: '1200px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [isLoading, loadMore]);
  if (next === null) return null;
  return (
    <div ref={place} className={classes.more}>
      {pass === null ? (
        <a className="button" href={`/g/${slug}?after=${encodeURIComponent(next)}`}>
          More photos
        </a>
      ) : (
        <form method="post" action={`/g/${slug}`}>
          <input type="hidden" name="pass" value={pass} />
          <input type="hidden" name="after" value={next} />
          <button className="button" type="submit">
            More photos
          </button>
        </form>
      )}
    </div>
  );
}
