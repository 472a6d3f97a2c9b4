import { thinPath } from '../../../src/brush/thin.ts';
import { type EditStroke, newStrokeId } from './edit-stroke.ts';
import { maskRoom } from './mask-room.ts';
import type { Size } from './view.ts';

/** Of a fraction: finer than what is stored. */
const decimals = 1e6;

const round = (value: number) => Math.round(value * decimals) / decimals;

interface SplitOptions {
  picture: Size;
  /** In pixels of the picture. */
  tolerance: number;
}

/** A drawn stroke with no more points than its shape needs; one that still has too many goes on as another. */
export function splitStroke(stroke: EditStroke, { picture, tolerance }: SplitOptions): EditStroke[] {
  const all = {
    points: stroke.points,
    pressures: stroke.pressures ?? new Array<number>(stroke.points.length / 2).fill(1),
  };
  const { points, pressures } = thinPath(all, picture, tolerance);
  const count = points.length / 2;
  const strokes: EditStroke[] = [];
  // Each begins where the one before it ends.
  for (let from = 0; from === 0 || from < count - 1; from += maskRoom.strokePoints - 1) {
    const to = from + maskRoom.strokePoints;
    strokes.push({
      ...stroke,
      id: from === 0 ? stroke.id : newStrokeId(),
      points: points.slice(from * 2, to * 2).map(round),
      pressures: stroke.pressures && pressures.slice(from, to).map(round),
    });
  }
  return strokes;
}
