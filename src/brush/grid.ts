export interface GridSize {
  width: number;
  height: number;
}

/** One number a cell, row by row; of an alpha 0 is the background and 1 the subject. */
export interface Plane extends GridSize {
  data: Float32Array;
}

/** 8 bits a cell, row by row. Of a coverage 255 is inside; of hints 255 is the subject, 0 is not, and 128 says nothing. */
export interface Levels extends GridSize {
  data: Uint8Array;
}

/** 8-bit sRGB, row by row; a fourth channel is not looked at, as models do not look at it either. */
export interface Pixels extends GridSize {
  data: Uint8Array | Uint8ClampedArray;
  channels: 3 | 4;
}

/** The size at which the longer side is `longestSide`; a picture that is smaller stays as it is. Sides are at least 1. */
export function fitLongestSide({ width, height }: GridSize, longestSide: number): GridSize {
  const scale = Math.min(1, longestSide / Math.max(width, height));
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
}

export function clampShare(value: number): number {
  return value < 0 ? 0 : value > 1 ? 1 : value;
}

/** Throws unless all are grids of one size. `what` names the second. */
export function requireSameSize(one: GridSize, other: GridSize, what: string): void {
  if (one.width === other.width && one.height === other.height) return;
  throw new Error(
    `expected ${what} of ${one.width} × ${one.height}, got one of ${other.width} × ${other.height}`,
  );
}

/** Cells from `left` and `top` up to, and without, `right` and `bottom`. Empty if one of these is not larger. */
export interface Rectangle {
  left: number;
  top: number;
  right: number;
  bottom: number;
}
