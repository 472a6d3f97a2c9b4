import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useDeferredValue, useEffect, useLayoutEffect, useState } from 'react';

interface VirtualRowsOptions {
  /** What holds the rows. */
  element: RefObject<HTMLElement | null>;
  count: number;
  /** A row's height with the gap under it, or that of each; of those that were measured their own counts. */
  rowPx: number | readonly number[];
  /** Of the rows, where they differ in height and move: what was measured goes with them. */
  keys?: readonly string[];
  /** Rows made beyond the window's edges. Default: 4. */
  overscan?: number;
}

/**
 * The rows of a list in a page that scrolls that are in sight, from `start` up to `end`, and the space of those before and
 * after them. Where rows differ in height each has `measure` as its ref and its index in `data-index`.
 */
export function useVirtualRows({ element, count, rowPx, keys, overscan = 4 }: VirtualRowsOptions) {
  const topPx = useDocumentTop(element);
  const virtualizer = useWindowVirtualizer({
    count,
    estimateSize: (index) => (typeof rowPx === 'number' ? rowPx : (rowPx[index] ?? 0)),
    overscan,
    scrollMargin: topPx,
    useFlushSync: false,
    measureElement: outerHeight,
    getItemKey: useCallback((index: number) => keys?.[index] ?? index, [keys]),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was measured holds for rows of another height no more
  useEffect(() => virtualizer.measure(), [virtualizer, rowPx]);
  // In slices, between which the page scrolls on: a fling asks for more rows at once than a frame has time for.
  const rows = useDeferredValue(virtualizer.getVirtualItems());
  const [first, last] = [rows[0], rows.at(-1)];
  return {
    measure: virtualizer.measureElement,
    start: first?.index ?? 0,
    end: last ? last.index + 1 : 0,
    beforePx: first ? first.start - topPx : 0,
    // Also before any row is made: a page that is come back to is scrolled at once, and needs its height.
    afterPx: virtualizer.getTotalSize() - (last ? last.end - topPx : 0),
  };
}

/** With the gap under it. */
const outerHeight = (row: Element) =>
  (row as HTMLElement).offsetHeight + Number.parseFloat(getComputedStyle(row).marginBottom);

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
