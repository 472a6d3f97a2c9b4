import { useEffect, useRef } from 'react';

/** Focuses an element that takes the place of one that had the focus and is gone, so that the keyboard goes on there. */
export function useFocusIfLost<E extends HTMLElement>(isWanted = true) {
  const element = useRef<E>(null);
  useEffect(() => {
    if (isWanted && (document.activeElement ?? document.body) === document.body)
      element.current?.focus({ preventScroll: true });
  }, [isWanted]);
  return element;
}
