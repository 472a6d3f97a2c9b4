/** Square cells row by row, `columns × rows` of them. */
export interface CellGrid<Cells extends Uint8Array | Float32Array> {
  columns: number;
  rows: number;
  cells: Cells;
}

export interface PixelSize {
  width: number;
  height: number;
}

/**
 * Means of 8-bit alpha over square cells, 0..1, `longSide` of them on the longer side. The last column and row may reach
 * beyond the picture, where nothing is.
 */
export function averageAlpha(
  alpha: Uint8Array,
  { width, height }: PixelSize,
  longSide: number,
): CellGrid<Float32Array> {
  const cell = Math.max(width, height) / longSide;
  const columns = countCells(width, cell);
  const rows = countCells(height, cell);
  const cells = new Float32Array(columns * rows);
  const line = new Float32Array(columns);
  for (let y = 0; y < height; y++) {
    sumLine(alpha.subarray(y * width, (y + 1) * width), cell, line);
    const last = Math.min(rows - 1, Math.ceil((y + 1) / cell) - 1);
    for (let row = Math.floor(y / cell); row <= last; row++) {
      const share = Math.min(y + 1, (row + 1) * cell) - Math.max(y, row * cell);
      if (share <= 0) continue;
      for (let column = 0; column < columns; column++)
        cells[row * columns + column]! += line[column]! * share;
    }
  }
  const whole = 255 * cell * cell;
  for (let i = 0; i < cells.length; i++) cells[i]! /= whole;
  return { columns, rows, cells };
}

/** As many as cover the length, where a rounding error is not a length. */
export function countCells(length: number, cell: number): number {
  return Math.max(1, Math.ceil(length / cell - 1e-6));
}

function sumLine(pixels: Uint8Array, cell: number, line: Float32Array): void {
  for (let column = 0; column < line.length; column++) {
    const from = column * cell;
    const to = Math.min(pixels.length, from + cell);
    let sum = 0;
    for (let x = Math.floor(from); x < to; x++) {
      sum += pixels[x]! * (Math.min(x + 1, to) - Math.max(x, from));
    }
    line[column] = sum;
  }
}
