import { type RefObject, useEffect, useState } from 'react';
import type { Size } from './view.ts';

export interface Screen extends Size {
  /** Pixels of the device a CSS pixel. More than two cost more than they show. */
  pixelRatio: number;
}

/** How large the canvas is, now. Null before that is known. */
export function useScreen(element: RefObject<HTMLElement | null>): Screen | null {
  const [screen, setScreen] = useState<Screen | null>(null);
  useEffect(() => {
    const { current } = element;
    if (!current) return;
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = current;
      if (width < 1 || height < 1) return;
      setScreen({ width, height, pixelRatio: Math.min(devicePixelRatio, 2) });
    };
    const watcher = new ResizeObserver(measure);
    watcher.observe(current);
    const ignoreRatio = watchPixelRatio(measure);
    return () => {
      watcher.disconnect();
      ignoreRatio();
    };
  }, [element]);
  return screen;
}

/** It changes by itself where a window is moved to another screen. */
function watchPixelRatio(onChange: () => void): () => void {
  let query: MediaQueryList | null = null;
  const changed = () => {
    watch();
    onChange();
  };
  function watch() {
    query?.removeEventListener('change', changed);
    query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    query.addEventListener('change', changed);
  }
  watch();
  return () => query?.removeEventListener('change', changed);
}
