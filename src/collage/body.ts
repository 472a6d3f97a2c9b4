import type { Place } from './place.ts';
import type { Shape } from './shape.ts';

/** A shape as it lies on the canvas while it is laid out. Lengths are in widths of the canvas. */
export interface Body {
  key: string;
  shape: Shape;
  /** It lies where it lies, whoever presses. */
  isPinned: boolean;
  /** Whether it is wanted larger or smaller than most. */
  isWeighted: boolean;
  /** The size it would have if all got what they want. */
  wanted: number;
  /** Centre of what is solid. */
  x: number;
  y: number;
  /** Side of the square it counts as. */
  size: number;
  /** Radians, clockwise. */
  angle: number;
  /** The tilt it likes. */
  rest: number;
  /** Where it is drawn to, if anywhere. */
  anchor: { x: number; y: number } | null;
  /** All below follows from the above: see `refresh`. */
  scale: number;
  cos: number;
  sin: number;
  rim: Float64Array;
  hull: Float64Array;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Stance {
  x: number;
  y: number;
  size: number;
  angle: number;
}

export function createBody(key: string, shape: Shape, wanted: number): Body {
  const body = { key, shape, isPinned: false, isWeighted: false, wanted, rest: 0, anchor: null };
  const stance = { x: 0, y: 0, size: wanted, angle: 0 };
  const derived = { scale: 0, cos: 1, sin: 0, left: 0, top: 0, right: 0, bottom: 0 };
  const points = { rim: shape.rim.slice(), hull: shape.hull.slice() };
  return refresh({ ...body, ...stance, ...derived, ...points });
}

/** After a change of place, size or angle. */
export function refresh(body: Body): Body {
  const { shape, x, y } = body;
  body.scale = body.size / shape.nominal;
  body.cos = Math.cos(body.angle);
  body.sin = Math.sin(body.angle);
  const across = body.scale * body.cos;
  const down = body.scale * body.sin;
  turnPoints(shape.rim, body.rim, x, y, across, down);
  turnPoints(shape.hull, body.hull, x, y, across, down);
  let [left, top, right, bottom] = [x, y, x, y];
  for (let at = 0; at < body.hull.length; at += 2) {
    const pointX = body.hull[at]!;
    const pointY = body.hull[at + 1]!;
    if (pointX < left) left = pointX;
    if (pointX > right) right = pointX;
    if (pointY < top) top = pointY;
    if (pointY > bottom) bottom = pointY;
  }
  body.left = left;
  body.top = top;
  body.right = right;
  body.bottom = bottom;
  return body;
}

export function stand(body: Body, { x, y, size, angle }: Stance): void {
  body.x = x;
  body.y = y;
  body.size = size;
  body.angle = angle;
  refresh(body);
}

export function stanceOf({ x, y, size, angle }: Body): Stance {
  return { x, y, size, angle };
}

/** Points of a shape, moved onto the canvas. */
export function turnPoints(
  from: Float64Array,
  to: Float64Array,
  x: number,
  y: number,
  across: number,
  down: number,
): void {
  for (let at = 0; at < from.length; at += 2) {
    const pointX = from[at]!;
    const pointY = from[at + 1]!;
    to[at] = x + pointX * across - pointY * down;
    to[at + 1] = y + pointX * down + pointY * across;
  }
}

function turnOf(degrees: number): [cos: number, sin: number] {
  const angle = (degrees * Math.PI) / 180;
  return [Math.cos(angle), Math.sin(angle)];
}

/** How it lies, as places of the picture's box say it. */
export function stanceAt(shape: Shape, place: Place): Stance {
  const scale = place.width / shape.width;
  const [cos, sin] = turnOf(place.rotation);
  const across = scale * cos;
  const down = scale * sin;
  const x = place.x - shape.boxX * across + shape.boxY * down;
  const y = place.y - shape.boxX * down - shape.boxY * across;
  // Whole turns are none: 350° is 10° to the left.
  return { x, y, size: scale * shape.nominal, angle: Math.atan2(sin, cos) };
}

export function placeOf({ shape, x, y, scale, cos, sin, angle }: Body): Omit<Place, 'z'> {
  const across = scale * cos;
  const down = scale * sin;
  return {
    x: x + shape.boxX * across - shape.boxY * down,
    y: y + shape.boxX * down + shape.boxY * across,
    width: scale * shape.width,
    rotation: (angle * 180) / Math.PI,
  };
}
