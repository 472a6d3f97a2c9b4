import type { GridSize, Levels } from '../../../../brush/grid.ts';

/** 1 a cell that is inside, else 0; row by row. */
export interface Inside extends GridSize {
  cells: Uint8Array;
}

export function findInside({ data, width, height }: Levels, isInside: (level: number) => boolean): Inside {
  const table = Uint8Array.from({ length: 256 }, (_, level) => (isInside(level) ? 1 : 0));
  const cells = new Uint8Array(data.length);
  for (let i = 0; i < data.length; i++) cells[i] = table[data[i]!]!;
  return { cells, width, height };
}

/** How many sides of cells lie between inside and outside, but for those along the border. */
export function countEdges({ cells, width, height }: Inside): number {
  let count = 0;
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      if (x + 1 < width) count += cells[i]! ^ cells[i + 1]!;
      if (y + 1 < height) count += cells[i]! ^ cells[i + width]!;
    }
  }
  return count;
}
