import { packBits } from './bits.ts';
import { averageAlpha, countCells, type PixelSize } from './cell-grid.ts';
import { outlineAlpha, smallestIsland } from './outline.ts';
import { cleanSolid } from './solid.ts';

/** What a collage knows of a picture: where it is solid. Plain, and at most 12 KB as JSON. */
export interface Silhouette {
  version: 1;
  /** Height of the picture's box in widths. */
  ratio: number;
  /**
   * What is solid, without shreds and with holes filled, on square cells from the upper left corner, 96 on the longer
   * side; the last row or column may reach beyond the box. Row by row, as bits in base64.
   */
  grid: { columns: number; rows: number; bits: string };
  /**
   * The click area: closed loops of x,y pairs in widths of the picture's box (x 0..1, y 0..ratio), the largest first,
   * with at most 175 points in all. Never empty: a picture with nothing solid is its rectangle.
   */
  outlines: number[][];
}

export const gridLongSide = 96;
const solidLevel = 0.3;

/** By alpha of one byte a pixel, row by row. */
export function measureSilhouette(alpha: Uint8Array, size: PixelSize): Silhouette {
  const ratio = size.height / size.width;
  const { columns, rows, cells } = averageAlpha(alpha, size, gridLongSide);
  const solid = Uint8Array.from(cells, (mean) => Number(mean >= solidLevel));
  const clean = cleanSolid({ columns, rows, cells: solid }, smallestIsland);
  const outlines = outlineAlpha(alpha, size);
  if (!clean.cells.includes(1) || outlines.length === 0) return rectangleSilhouette(ratio);
  return { version: 1, ratio, grid: { columns, rows, bits: packBits(clean.cells) }, outlines };
}

/** Of a picture that keeps its background, or of none. */
export function rectangleSilhouette(ratio: number): Silhouette {
  const cell = Math.max(1, ratio) / gridLongSide;
  const columns = countCells(1, cell);
  const rows = countCells(ratio, cell);
  const bits = packBits(new Uint8Array(columns * rows).fill(1));
  return { version: 1, ratio, grid: { columns, rows, bits }, outlines: [[0, 0, 1, 0, 1, ratio, 0, ratio]] };
}
