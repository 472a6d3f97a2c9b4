import type { Inside } from './inside.ts';

/** Corners of a closed path along the sides of cells: x, y, x, y …; the last is joined to the first. */
export type Path = number[];

// Headings, clockwise from east; cells ahead are given from the corner that one stands on.
const headings = [
  { dx: 1, dy: 0, left: { x: 0, y: -1 }, right: { x: 0, y: 0 } },
  { dx: 0, dy: 1, left: { x: 0, y: 0 }, right: { x: -1, y: 0 } },
  { dx: -1, dy: 0, left: { x: -1, y: 0 }, right: { x: -1, y: -1 } },
  { dx: 0, dy: -1, left: { x: -1, y: -1 }, right: { x: 0, y: -1 } },
] as const;

const east = 0;

/** What is inside, as paths with the inside on their right: filled by even-odd they are it exactly. */
export function* traceOutlines(inside: Inside): Generator<Path> {
  const { cells, width, height } = inside;
  // Every path has a side that lies above an inside cell; those that were walked along are noted.
  const seen = new Uint8Array(cells.length);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      const isTop = cells[at] === 1 && (y === 0 || cells[at - width] === 0);
      if (isTop && !seen[at]) yield walkAround(inside, seen, x, y);
    }
  }
}

function walkAround(
  { cells, width, height }: Inside,
  seen: Uint8Array,
  startX: number,
  startY: number,
): Path {
  const isInside = (x: number, y: number) =>
    x >= 0 && y >= 0 && x < width && y < height && cells[y * width + x] === 1;
  const path: Path = [startX, startY];
  let [x, y, heading] = [startX, startY, east];
  do {
    const { dx, dy } = headings[heading]!;
    if (heading === east) seen[y * width + x] = 1;
    x += dx;
    y += dy;
    const turned = turn(heading, x, y, isInside);
    if (turned === heading) continue;
    heading = turned;
    if (x !== startX || y !== startY || heading !== east) path.push(x, y);
  } while (x !== startX || y !== startY || heading !== east);
  return path;
}

/** Right where nothing inside lies ahead on the right: cells that touch at a corner alone stay apart. */
function turn(heading: number, x: number, y: number, isInside: (x: number, y: number) => boolean): number {
  const { left, right } = headings[heading]!;
  if (!isInside(x + right.x, y + right.y)) return (heading + 1) % 4;
  return isInside(x + left.x, y + left.y) ? (heading + 3) % 4 : heading;
}
