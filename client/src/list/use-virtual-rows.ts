import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useDeferredValue, useEffect, useLayoutEffect, useState } from 'react';

interface VirtualRowsOptions {
  /** What holds the rows. */
  element: RefObject<HTMLElement | null>;
  count: number;
  /** A row's height with the gap under it; of those that were measured their own counts. */
  rowPx: number;
  /** Rows made beyond the window's edges. Default: 4. */
  overscan?: number;
}

/**
 * The rows of a list in a page that scrolls that are in sight, from `start` up to `end`, and the space of those before and
 * after them. Where rows differ in height each has `measure` as its ref and its index in `data-index`.
 */
export function useVirtualRows({ element, count, rowPx, overscan = 4 }: VirtualRowsOptions) {
  const topPx = useDocumentTop(element);
  const virtualizer = useWindowVirtualizer({
    count,
    estimateSize: () => rowPx,
    overscan,
    scrollMargin: topPx,
    useFlushSync: false,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was measured holds for rows of another height no more
  useEffect(() => virtualizer.measure(), [virtualizer, rowPx]);
  // In slices, between which the page scrolls on: a fling asks for more rows at once than a frame has time for.
  const rows = useDeferredValue(virtualizer.getVirtualItems());
  const [first, last] = [rows[0], rows.at(-1)];
  return {
    measure: virtualizer.measureElement,
    scrollTo: (index: number) => virtualizer.scrollToIndex(index),
    start: first?.index ?? 0,
    end: last ? last.index + 1 : 0,
    beforePx: first ? first.start - topPx : 0,
    afterPx: last ? virtualizer.getTotalSize() - (last.end - topPx) : 0,
  };
}

/** How far below the page's own top an element begins, whatever comes and goes above it. */
function useDocumentTop(element: RefObject<HTMLElement | null>): number {
  const [topPx, setTopPx] = useState(0);
  useLayoutEffect(() => {
    const look = () => {
      if (element.current) setTopPx(Math.round(element.current.getBoundingClientRect().top + scrollY));
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [element]);
  return topPx;
}
