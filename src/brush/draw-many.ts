// What lies under a stroke that covers it in full is not drawn: two thousand wide strokes on 24 megapixels are ten minutes
// of rims, of which nearly none is seen.

import { type Cone, listCones } from './cone.ts';
import type { GridSize, Rectangle } from './grid.ts';
import { boundCones, drawCones } from './raster.ts';
import { placeStroke, type Stroke, type StrokeTool } from './stroke.ts';

// Smaller tiles, in cells or in diameters of the widest stroke, take longer to look through than to draw.
const leastSide = 128;
const leastShare = 1 / 4;
const fewStrokes = 4;

const fullLevels = { BRUSH: 255, ERASER: 0, KEEP: 255, ERASE: 0 } satisfies Record<StrokeTool, number>;

/** The same bytes as of `drawStrokes`, sooner where strokes lie over one another. */
export function drawManyStrokes(canvas: Uint8Array, size: GridSize, strokes: readonly Stroke[]): void {
  const layers = strokes.flatMap((stroke) => placeLayer(stroke, size) ?? []);
  drawTile(canvas, size, { left: 0, top: 0, right: size.width, bottom: size.height }, layers);
}

/** A stroke, and of each of its links what it covers in full: all that is so near to its line. */
interface Layer {
  stroke: Stroke;
  bounds: Rectangle;
  cones: readonly Cone[];
  links: Link[];
  /** Largest of what the links cover, cells. */
  diameter: number;
}

interface Link {
  x: number;
  y: number;
  /** To its end. */
  right: number;
  down: number;
  radius: number;
}

function placeLayer(stroke: Stroke, size: GridSize): Layer | null {
  const cones = listCones(placeStroke(stroke, size));
  const bounds = boundCones(cones, size);
  if (!bounds) return null;
  const links = cones.map(({ x, y, across, down, length, radius, growth }) => {
    const least = Math.min(radius, radius + growth * length);
    // Where the radius changes the ramp is measured askew, by less than the square of the slope. Half a cell makes sure.
    const steady = Math.abs(growth) <= 0.5 ? stroke.hardness * least * (1 - growth * growth) : 0;
    return { x, y, right: across * length, down: down * length, radius: Math.min(steady, least - 0.5) - 0.5 };
  });
  return {
    stroke,
    bounds,
    cones,
    links,
    diameter: links.reduce((most, { radius }) => Math.max(most, 2 * radius), 0),
  };
}

function drawTile(canvas: Uint8Array, size: GridSize, tile: Rectangle, layers: readonly Layer[]): void {
  const touching = layers.filter(({ bounds }) => touches(bounds, tile));
  const base = touching.findLastIndex((layer) => covers(layer, tile));
  if (base >= 0) fill(canvas, size, tile, fullLevels[touching[base]!.stroke.tool]);
  const upper = touching.slice(base + 1);
  const parts = split(tile);
  if (upper.length >= fewStrokes && isWorthSplitting(parts[0], upper))
    for (const part of parts) drawTile(canvas, size, part, upper);
  else for (const { stroke, cones } of upper) drawCones(canvas, size, stroke, cones, tile);
}

function isWorthSplitting({ left, top, right, bottom }: Rectangle, layers: readonly Layer[]): boolean {
  const widest = layers.reduce((most, { diameter }) => Math.max(most, diameter), 0);
  return (
    Math.min(right - left, bottom - top) >= Math.max(leastSide, widest * leastShare) &&
    widest >= 3 * leastSide
  );
}

function touches(one: Rectangle, other: Rectangle): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

/** Whether one link covers the middles of the cells in all four corners, and so all between them. */
function covers({ links, diameter }: Layer, tile: Rectangle): boolean {
  if (diameter < measureDiagonal(tile)) return false;
  const [left, top, right, bottom] = [tile.left + 0.5, tile.top + 0.5, tile.right - 0.5, tile.bottom - 0.5];
  return links.some(
    (link) =>
      isWithin(link, left, top) &&
      isWithin(link, right, top) &&
      isWithin(link, left, bottom) &&
      isWithin(link, right, bottom),
  );
}

function isWithin({ x, y, right, down, radius }: Link, atX: number, atY: number): boolean {
  if (radius <= 0) return false;
  const square = right * right + down * down;
  const along = square > 0 ? ((atX - x) * right + (atY - y) * down) / square : 0;
  const share = Math.min(Math.max(along, 0), 1);
  const offX = atX - x - share * right;
  const offY = atY - y - share * down;
  return offX * offX + offY * offY <= radius * radius;
}

/** Of the middles of cells. */
function measureDiagonal({ left, top, right, bottom }: Rectangle): number {
  const [across, down] = [right - left - 1, bottom - top - 1];
  return Math.sqrt(across * across + down * down);
}

function fill(canvas: Uint8Array, { width }: GridSize, tile: Rectangle, level: number): void {
  for (let y = tile.top; y < tile.bottom; y++)
    canvas.fill(level, y * width + tile.left, y * width + tile.right);
}

/** In two along its longer side. */
function split(tile: Rectangle): [Rectangle, Rectangle] {
  const { left, top, right, bottom } = tile;
  const [across, down] = [Math.ceil((left + right) / 2), Math.ceil((top + bottom) / 2)];
  return right - left >= bottom - top
    ? [
        { ...tile, right: across },
        { ...tile, left: across },
      ]
    : [
        { ...tile, bottom: down },
        { ...tile, top: down },
      ];
}
