import type { Point } from './view.ts';

/** Of two fingers one is moved: their middle moves the picture, their distance zooms it. */
export function moveFinger(fingers: Map<number, Point>, { id, x, y }: Point & { id: number }) {
  const before = measure(fingers);
  fingers.set(id, { x, y });
  const after = measure(fingers);
  const by = { x: after.middle.x - before.middle.x, y: after.middle.y - before.middle.y };
  const factor = before.distance > 0 && after.distance > 0 ? after.distance / before.distance : 1;
  return { by, factor, at: after.middle };
}

function measure(fingers: Map<number, Point>) {
  const [one, other] = [...fingers.values()] as [Point, Point];
  const middle = { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 };
  return { middle, distance: Math.hypot(one.x - other.x, one.y - other.y) };
}
