import { type RefObject, useLayoutEffect, useState } from 'react';

interface GridShape {
  columns: number;
  /** Of a row of square tiles, with the gap under it. */
  rowPx: number;
}

/** As the style sheet lays a grid of squares out in the room it has. */
export function useGridShape(element: RefObject<HTMLElement | null>): GridShape {
  const [shape, setShape] = useState<GridShape>({ columns: 1, rowPx: 200 });
  useLayoutEffect(() => {
    const grid = element.current;
    if (!grid) return;
    const look = () => {
      const { gridTemplateColumns, rowGap } = getComputedStyle(grid);
      const widths = gridTemplateColumns.split(' ').map(Number.parseFloat);
      const next = { columns: widths.length, rowPx: (widths[0] ?? 0) + Number.parseFloat(rowGap) };
      setShape((now) => (now.columns === next.columns && now.rowPx === next.rowPx ? now : next));
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(grid);
    return () => observer.disconnect();
  }, [element]);
  return shape;
}
