import type { LinearSystem } from './conjugate-gradients.ts';
import type { Pixels } from './grid.ts';
import { createLocalColours, type LocalColours, lookAtWindow } from './local-colours.ts';

// Levin, Lischinski & Weiss, "A Closed-Form Solution to Natural Image Matting", IEEE TPAMI 30(2), 2008, equation 12:
// L_ij = Σ over the windows with both of (δ_ij − (1 + (I_i − μ)ᵀ (Σ + ε/9)⁻¹ (I_j − μ)) / 9), windows of 3 × 3.
const side = 3;
const windowCells = side * side;
const epsilon = 1e-5;
/** Two cells of one window are at most two apart: 5 × 5 around each. */
const reach = 2;
const rowLength = 25;

/** The rows of L that belong to the free cells, on a grid with a margin of two cells. */
export interface MattingLaplacian extends LinearSystem {
  margin: number;
  stride: number;
}

/**
 * @param free 1: the cell is solved for.
 * @param strength what is added on L's diagonal for each free cell: λ of Σ λ (x_i − p_i)².
 */
export function createMattingLaplacian(pixels: Pixels, free: Uint8Array, strength: number): MattingLaplacian {
  const { width, height } = pixels;
  const stride = width + 2 * reach;
  const { rowOf, cells } = listFree(free, width, stride);
  const rows = new Float32Array(cells.length * rowLength);
  const window = { ...createLocalColours(), offsets: new Float64Array(windowCells * 3) };
  for (let y = 1; y + 1 < height; y++) {
    for (let x = 1; x + 1 < width; x++) {
      const at = y * width + x;
      if (!touchesFree(free, at, width)) continue;
      lookAtWindow(window, pixels, x - 1, y - 1, x + 1, y + 1, epsilon / windowCells);
      addWindow(rows, rowOf, window, pixels, at);
    }
  }
  const diagonal = new Float32Array(cells.length);
  const middle = rowLength >> 1;
  for (let k = 0; k < cells.length; k++) {
    rows[k * rowLength + middle]! += strength;
    diagonal[k] = rows[k * rowLength + middle]!;
  }
  const multiply = (vector: Float32Array, product: Float32Array) =>
    multiplyRows(rows, cells, stride, vector, product);
  return { margin: reach, stride, cells, diagonal, multiply };
}

function listFree(free: Uint8Array, width: number, stride: number) {
  let count = 0;
  for (const one of free) count += one;
  const cells = new Int32Array(count);
  const rowOf = new Int32Array(free.length).fill(-1);
  for (let at = 0, row = 0; at < free.length; at++) {
    if (!free[at]) continue;
    const y = (at / width) | 0;
    cells[row] = (y + reach) * stride + (at - y * width) + reach;
    rowOf[at] = row++;
  }
  return { cells, rowOf };
}

function touchesFree(free: Uint8Array, at: number, width: number): boolean {
  for (let row = at - width - 1; row <= at + width - 1; row += width)
    if (free[row]! | free[row + 1]! | free[row + 2]!) return true;
  return false;
}

interface Window extends LocalColours {
  /** From the mean, of each cell. */
  offsets: Float64Array;
}

/** Adds what the window around `at` says of each two of its cells of which the first is free. */
function addWindow(
  rows: Float32Array,
  rowOf: Int32Array,
  window: Window,
  { data, width, channels }: Pixels,
  at: number,
): void {
  const { offsets, red, green, blue, xx, xy, xz, yy, yz, zz } = window;
  const first = at - width - 1;
  for (let j = 0; j < windowCells; j++) {
    const from = (first + ((j / side) | 0) * width + (j % side)) * channels;
    offsets[j * 3] = data[from]! / 255 - red;
    offsets[j * 3 + 1] = data[from + 1]! / 255 - green;
    offsets[j * 3 + 2] = data[from + 2]! / 255 - blue;
  }
  for (let i = 0; i < windowCells; i++) {
    const [down, right] = [(i / side) | 0, i % side];
    const row = rowOf[first + down * width + right]!;
    if (row < 0) continue;
    const [x, y, z] = [offsets[i * 3]!, offsets[i * 3 + 1]!, offsets[i * 3 + 2]!];
    const ofX = (xx * x + xy * y + xz * z) / windowCells;
    const ofY = (xy * x + yy * y + yz * z) / windowCells;
    const ofZ = (xz * x + yz * y + zz * z) / windowCells;
    // Where the window's first cell stands in the row: cells are kept by how far they are from the row's own.
    let to = row * rowLength + (reach - down) * 5 + reach - right;
    for (let j = 0, from = 0; j < windowCells; j++, from += 3) {
      rows[to]! -=
        1 / windowCells + ofX * offsets[from]! + ofY * offsets[from + 1]! + ofZ * offsets[from + 2]!;
      to += j % side === side - 1 ? 3 : 1;
    }
    rows[row * rowLength + (rowLength >> 1)]! += 1;
  }
}

function multiplyRows(
  rows: Float32Array,
  cells: Int32Array,
  stride: number,
  vector: Float32Array,
  product: Float32Array,
): number {
  let curvature = 0;
  for (let k = 0, at = 0; k < cells.length; k++) {
    const cell = cells[k]!;
    let sum = 0;
    let from = cell - reach * stride - reach;
    for (let line = 0; line < 5; line++, at += 5, from += stride) {
      sum +=
        rows[at]! * vector[from]! +
        rows[at + 1]! * vector[from + 1]! +
        rows[at + 2]! * vector[from + 2]! +
        rows[at + 3]! * vector[from + 3]! +
        rows[at + 4]! * vector[from + 4]!;
    }
    product[k] = sum;
    curvature += sum * vector[cell]!;
  }
  return curvature;
}
