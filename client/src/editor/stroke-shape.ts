import type { EditStroke } from './edit-stroke.ts';
import { type Size, sidePxOf, toScreen, type View } from './view.ts';

interface ShapeOptions {
  view: View;
  picture: Size;
  /** Draws from this point on alone: what has been added. Default: 0, all. */
  firstPoint?: number;
}

/** Fills what a stroke passes over, as it is looked at, with the context's fill style. */
export function fillStroke(
  context: CanvasRenderingContext2D,
  stroke: Pick<EditStroke, 'size' | 'points' | 'pressures'>,
  { view, picture, firstPoint = 0 }: ShapeOptions,
) {
  const { size, points, pressures } = stroke;
  const placeOf = (at: number) =>
    toScreen(view, { x: points[at * 2]! * picture.width, y: points[at * 2 + 1]! * picture.height });
  const radius = (size * sidePxOf(picture, view.scale)) / 2;
  const count = points.length / 2;
  const start = Math.max(firstPoint - 1, 0);
  context.beginPath();
  if (!pressures && count > 1) {
    context.lineWidth = radius * 2;
    for (let at = start; at < count; at++) {
      const { x, y } = placeOf(at);
      context.lineTo(x, y);
    }
    context.stroke();
    return;
  }
  for (let at = start; at < count; at++) {
    const to = { ...placeOf(at), radius: radius * (pressures?.[at] ?? 1) };
    addDisc(context, to);
    if (at > start) addCone(context, { ...placeOf(at - 1), radius: radius * (pressures?.[at - 1] ?? 1) }, to);
  }
  context.fill();
}

interface Disc {
  x: number;
  y: number;
  radius: number;
}

function addDisc(context: CanvasRenderingContext2D, { x, y, radius }: Disc) {
  context.moveTo(x + radius, y);
  context.arc(x, y, Math.max(radius, 0.5), 0, 2 * Math.PI);
}

/** What lies between two discs: the same way around as they are, so that all is filled. */
function addCone(context: CanvasRenderingContext2D, from: Disc, to: Disc) {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const lean = length > 0 ? (from.radius - to.radius) / length : 1;
  // One disc lies in the other.
  if (Math.abs(lean) >= 1) return;
  const along = Math.atan2(to.y - from.y, to.x - from.x);
  const aside = Math.acos(lean);
  const edge = ({ x, y, radius }: Disc, side: 1 | -1) =>
    [x + radius * Math.cos(along + side * aside), y + radius * Math.sin(along + side * aside)] as const;
  context.moveTo(...edge(from, -1));
  context.lineTo(...edge(to, -1));
  context.lineTo(...edge(to, 1));
  context.lineTo(...edge(from, 1));
  context.closePath();
}
