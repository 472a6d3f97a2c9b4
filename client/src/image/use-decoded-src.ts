import { useEffect, useState } from 'react';

/**
 * The newest address whose picture is decoded, so that one picture takes another's place without a blank between.
 * Null until the first one is.
 */
export function useDecodedSrc(src: string | null): string | null {
  const [decoded, setDecoded] = useState<string | null>(null);
  useEffect(() => {
    if (!src) return;
    let wanted = true;
    const show = () => {
      if (wanted) setDecoded(src);
    };
    const picture = new Image();
    picture.src = src;
    // A browser that cannot decode ahead still gets the address and shows what it can.
    picture.decode().then(show, show);
    return () => {
      wanted = false;
    };
  }, [src]);
  return decoded;
}
