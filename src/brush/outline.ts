import { addRun, type Runs } from './runs.ts';

/** A disc or a convex figure of straight edges, read row by row; nothing if it is neither. */
export interface Outline {
  disc: Disc | null;
  edges: readonly Edge[];
  /** All of it lies between these heights. */
  top: number;
  bottom: number;
}

interface Disc {
  x: number;
  y: number;
  square: number;
}

/** x at a height y from `top` to `bottom` is x + slope · (y − top), between the two ends. */
interface Edge {
  top: number;
  bottom: number;
  x: number;
  slope: number;
  left: number;
  right: number;
}

export type Corner = readonly [x: number, y: number];

const nothing: Outline = { disc: null, edges: [], top: 0, bottom: 0 };

export function outlineDisc(x: number, y: number, radius: number): Outline {
  if (radius <= 0) return nothing;
  return { disc: { x, y, square: radius * radius }, edges: [], top: y - radius, bottom: y + radius };
}

/** @param corners around a convex figure; fewer than three are nothing. */
export function outlineFigure(corners: readonly Corner[]): Outline {
  if (corners.length < 3) return nothing;
  const edges: Edge[] = [];
  let [fromX, fromY] = corners.at(-1)!;
  let [least, most] = [fromY, fromY];
  for (const [toX, toY] of corners) {
    if (toY < least) least = toY;
    if (toY > most) most = toY;
    if (fromY !== toY)
      edges.push({
        top: Math.min(fromY, toY),
        bottom: Math.max(fromY, toY),
        x: fromY < toY ? fromX : toX,
        slope: (toX - fromX) / (toY - fromY),
        left: Math.min(fromX, toX),
        right: Math.max(fromX, toX),
      });
    fromX = toX;
    fromY = toY;
  }
  return { disc: null, edges, top: least, bottom: most };
}

/** Adds the cells of a row, from `left` to `right`, that have their middle in the figure. */
export function crossRow(
  { disc, edges, top, bottom }: Outline,
  row: number,
  left: number,
  right: number,
  runs: Runs,
): void {
  const y = row + 0.5;
  if (y < top || y > bottom) return;
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  if (disc) {
    const half = Math.sqrt(Math.max(disc.square - (y - disc.y) * (y - disc.y), 0));
    least = disc.x - half;
    most = disc.x + half;
  }
  for (let i = 0; i < edges.length; i++) {
    const edge = edges[i]!;
    if (y < edge.top || y > edge.bottom) continue;
    const at = Math.min(Math.max(edge.x + edge.slope * (y - edge.top), edge.left), edge.right);
    if (at < least) least = at;
    if (at > most) most = at;
  }
  const start = Math.max(Math.ceil(least - 0.5), left);
  const end = Math.min(Math.floor(most - 0.5) + 1, right);
  if (start < end) addRun(runs, start, end);
}
