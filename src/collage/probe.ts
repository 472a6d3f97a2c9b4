import type { Body } from './body.ts';

/** How far a point is from a body, negative within it, and the direction that leads away from it. */
export interface Probe {
  distance: number;
  normalX: number;
  normalY: number;
}

/** False, with nothing said, for a point that is far away. */
export function probeBody(body: Body, x: number, y: number, into: Probe): boolean {
  const { shape, scale, cos, sin } = body;
  const { columns, rows, cells } = shape.field;
  const fromX = (x - body.x) / scale;
  const fromY = (y - body.y) / scale;
  const column = fromX * cos + fromY * sin - shape.fieldX - 0.5;
  const row = fromY * cos - fromX * sin - shape.fieldY - 0.5;
  if (!(column >= 0 && row >= 0 && column < columns - 1 && row < rows - 1)) return false;
  const left = Math.floor(column);
  const top = Math.floor(row);
  const shareX = column - left;
  const shareY = row - top;
  const at = top * columns + left;
  const a = cells[at]!;
  const b = cells[at + 1]!;
  const c = cells[at + columns]!;
  const d = cells[at + columns + 1]!;
  const upper = a + (b - a) * shareX;
  const lower = c + (d - c) * shareX;
  const slopeX = b - a + (d - c - b + a) * shareY;
  const slopeY = lower - upper;
  const steepness = Math.sqrt(slopeX * slopeX + slopeY * slopeY);
  into.distance = (upper + (lower - upper) * shareY) * scale;
  // Along a ridge within, no direction is better than another.
  const unit = steepness > 1e-6 ? 1 / steepness : 0;
  into.normalX = (slopeX * cos - slopeY * sin) * unit;
  into.normalY = (slopeX * sin + slopeY * cos) * unit;
  return true;
}
