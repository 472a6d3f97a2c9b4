import { boundCone, type Cone, coverCells, listCones } from './cone.ts';
import type { GridSize, Rectangle } from './grid.ts';
import { crossRow } from './outline.ts';
import { cutPieces, type Piece } from './piece.ts';
import { createRuns, mergeRuns, type Runs } from './runs.ts';
import { placeStroke, type Stroke, type StrokeTool } from './stroke.ts';

/**
 * Draws strokes on a canvas of 8 bits a cell in their order, the same bytes everywhere. Within a stroke counts the most that one
 * of its links covers: no darker joints.
 *
 * @param canvas where BRUSH covers at least c, ERASER leaves at most 1 − c, and KEEP and ERASE move towards 255 and 0 by c.
 * Starts as 0 for a coverage and 128 for hints, or as the file that is drawn on.
 */
export function drawStrokes(canvas: Uint8Array, size: GridSize, strokes: readonly Stroke[]): void {
  for (const stroke of strokes) drawStroke(canvas, size, stroke);
}

/**
 * Draws one stroke.
 *
 * @param clip what lies outside of it stays as it is: bytes within it do not depend on it. Default: the whole canvas.
 */
export function drawStroke(canvas: Uint8Array, size: GridSize, stroke: Stroke, clip?: Rectangle): void {
  drawCones(canvas, size, stroke, listCones(placeStroke(stroke, size)), clip);
}

/** The same of a stroke whose links are listed. */
export function drawCones(
  canvas: Uint8Array,
  size: GridSize,
  stroke: Pick<Stroke, 'tool' | 'hardness'>,
  cones: readonly Cone[],
  clip?: Rectangle,
): void {
  const { width, height } = size;
  if (canvas.length !== width * height)
    throw new Error(`expected a canvas of ${width} × ${height} cells, got ${canvas.length}`);
  const bounds = boundCones(cones, size, clip);
  if (!bounds) return;
  const isShown = (cone: Cone) => !isEmpty(clipTo(boundCone(cone), clip, size));
  drawRows(canvas, width, cutPieces(cones, stroke.hardness, isShown), bounds, stroke);
}

/** What of the canvas, or of a part of it, the links can change; null if nothing. */
export function boundCones(cones: readonly Cone[], size: GridSize, clip?: Rectangle): Rectangle | null {
  return uniteAll(cones.map((cone) => clipTo(boundCone(cone), clip, size)));
}

function clipTo(one: Rectangle, clip: Rectangle | undefined, { width, height }: GridSize): Rectangle {
  return {
    left: Math.max(one.left, clip?.left ?? 0, 0),
    top: Math.max(one.top, clip?.top ?? 0, 0),
    right: Math.min(one.right, clip?.right ?? width, width),
    bottom: Math.min(one.bottom, clip?.bottom ?? height, height),
  };
}

function isEmpty({ left, top, right, bottom }: Rectangle): boolean {
  return left >= right || top >= bottom;
}

/** Null if all are empty. */
function uniteAll(all: readonly Rectangle[]): Rectangle | null {
  const shown = all.filter((one) => !isEmpty(one));
  const [first] = shown;
  if (!first) return null;
  return shown.reduce(
    (one, other) => ({
      left: Math.min(one.left, other.left),
      top: Math.min(one.top, other.top),
      right: Math.max(one.right, other.right),
      bottom: Math.max(one.bottom, other.bottom),
    }),
    first,
  );
}

/** One row after the other: what the pieces cover of it is gathered, then laid on the canvas. */
function drawRows(
  canvas: Uint8Array,
  width: number,
  pieces: readonly Piece[],
  { left, top, right, bottom }: Rectangle,
  { tool, hardness }: Pick<Stroke, 'tool' | 'hardness'>,
): void {
  const row = new Uint8Array(width);
  const full = createRuns();
  const crossed = createRuns();
  // The most of all links and of what is there: a BRUSH needs no row between.
  const most = tool === 'BRUSH' || tool === 'KEEP' ? 255 : 0;
  let { open, until } = findOpen(pieces, top);
  for (let y = top; y < bottom; y++) {
    if (y >= until) ({ open, until } = findOpen(pieces, y));
    full.count = 0;
    for (let i = 0; i < open.length; i++) crossRow(open[i]!.core, y, left, right, full);
    mergeRuns(full);
    const line = canvas.subarray(y * width, (y + 1) * width);
    let [from, to] = [right, left];
    for (let i = 0; i < open.length; i++) {
      const { rim, cone } = open[i]!;
      crossed.count = 0;
      crossRow(rim, y, left, right, crossed);
      if (crossed.count === 0) continue;
      const [start, end] = [crossed.starts[0]!, crossed.ends[0]!];
      coverBetween(tool === 'BRUSH' ? line : row, cone, hardness, y, start, end, full);
      from = Math.min(from, start);
      to = Math.max(to, end);
    }
    for (let i = 0; i < full.count; i++) {
      if (tool !== 'BRUSH') lay(line, row, from, full.starts[i]!, tool);
      line.fill(most, full.starts[i]!, full.ends[i]!);
      from = full.ends[i]!;
    }
    if (tool !== 'BRUSH') lay(line, row, from, to, tool);
  }
}

/** The pieces that may be in a row, in their order, and the row from which on they are others. */
function findOpen(pieces: readonly Piece[], row: number): { open: Piece[]; until: number } {
  const open: Piece[] = [];
  let until = Number.POSITIVE_INFINITY;
  for (const piece of pieces) {
    const [first, end] = [Math.floor(piece.rim.top), Math.ceil(piece.rim.bottom)];
    if (first > row) until = Math.min(until, first);
    else if (end > row) {
      open.push(piece);
      until = Math.min(until, end);
    }
  }
  return { open, until };
}

/** Looks at the cells that are not full. */
function coverBetween(
  row: Uint8Array,
  cone: Cone,
  hardness: number,
  y: number,
  start: number,
  end: number,
  full: Runs,
): void {
  let from = start;
  for (let i = 0; i < full.count && from < end; i++) {
    if (full.starts[i]! > from) coverCells(row, cone, hardness, y, from, Math.min(full.starts[i]!, end));
    from = Math.max(from, full.ends[i]!);
  }
  if (from < end) coverCells(row, cone, hardness, y, from, end);
}

function lay(
  line: Uint8Array,
  row: Uint8Array,
  left: number,
  right: number,
  tool: Exclude<StrokeTool, 'BRUSH'>,
): void {
  for (let x = left; x < right; x++) {
    const covered = row[x]!;
    if (covered === 0) continue;
    row[x] = 0;
    const value = line[x]!;
    if (tool === 'ERASER') line[x] = Math.min(value, 255 - covered);
    else if (tool === 'KEEP') line[x] = value + ((255 - value) * covered) / 255 + 0.5;
    else line[x] = value - (value * covered) / 255 + 0.5;
  }
}
