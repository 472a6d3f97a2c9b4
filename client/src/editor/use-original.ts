import { useEffect, useState } from 'react';

/** The picture as it was taken in, once it is there to be drawn. */
export function useOriginal(url: string | null): HTMLImageElement | null {
  const [original, setOriginal] = useState<HTMLImageElement | null>(null);
  useEffect(() => {
    if (!url) return;
    let isWanted = true;
    const picture = new Image();
    picture.src = url;
    const show = () => {
      if (isWanted && picture.naturalWidth > 0) setOriginal(picture);
    };
    picture.decode().then(show, show);
    return () => {
      isWanted = false;
    };
  }, [url]);
  return original;
}
