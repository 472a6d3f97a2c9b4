import { type RefObject, useLayoutEffect } from 'react';

/** Tells an element's style how far down the page it begins, as `--top`: what stands above it comes and goes. */
export function useTop(element: RefObject<HTMLElement | null>) {
  useLayoutEffect(() => {
    const measure = () => {
      const { current } = element;
      if (!current) return;
      const top = Math.round(current.getBoundingClientRect().top + scrollY);
      current.style.setProperty('--top', `${top}px`);
    };
    measure();
    const watcher = new ResizeObserver(measure);
    // It grows by what goes from above it.
    if (element.current?.parentElement) watcher.observe(element.current.parentElement);
    return () => watcher.disconnect();
  }, [element]);
}
