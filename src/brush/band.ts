import type { Plane } from './grid.ts';

/** Where an alpha's edge is: 1 a cell. */
interface Band {
  cells: Uint8Array;
  /** Of all cells. */
  share: number;
}

/**
 * What is neither background nor subject (.04 … .96), and the cells on both sides of the contour at ½.
 *
 * @param wider how many cells are added all around.
 */
export function findBand({ data, width, height }: Plane, wider = 1): Band {
  const edge: Uint8Array = new Uint8Array(data.length);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const alpha = data[i]!;
      if (alpha > 0.04 && alpha < 0.96) edge[i] = 1;
      const isInside = alpha >= 0.5;
      if (x + 1 < width && data[i + 1]! >= 0.5 !== isInside) edge[i] = edge[i + 1] = 1;
      if (y + 1 < height && data[i + width]! >= 0.5 !== isInside) edge[i] = edge[i + width] = 1;
    }
  }
  let cells = edge;
  for (let step = 0; step < wider; step++) cells = widen(cells, width, height);
  let count = 0;
  for (const one of cells) count += one;
  return { cells, share: count / cells.length };
}

/** Cells of which one of the nine around them is set. */
export function widen(cells: Uint8Array, width: number, height: number): Uint8Array {
  const rows = new Uint8Array(cells.length);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      rows[i] = cells[i]! | (x > 0 ? cells[i - 1]! : 0) | (x + 1 < width ? cells[i + 1]! : 0);
    }
  }
  const out = rows.slice();
  for (let i = width; i < rows.length; i++) {
    out[i]! |= rows[i - width]!;
    out[i - width]! |= rows[i]!;
  }
  return out;
}
