import { type Cone, listCones, measureRatio } from './cone.ts';
import type { GridSize } from './grid.ts';
import { crossRow } from './outline.ts';
import { cutPieces } from './piece.ts';
import { classifyRadius } from './radius-class.ts';
import { createRuns } from './runs.ts';
import { placeStroke, type Stroke } from './stroke.ts';

/** What somebody has said about a picture: where the subject is and where it is not. */
export interface Hints {
  /** KEEP and ERASE, in their order. What their hardness is does not matter. */
  strokes: readonly Stroke[];
  /** Of a file, a byte a cell: 255 is subject for certain, 0 background, all else says nothing. Strokes go over it. */
  marks?: Uint8Array | null;
}

/** A value a cell. */
export interface Seeds extends GridSize {
  /** What is certain: 1 subject, −1 background, 0 nothing. */
  certain: Int8Array;
  /** By which radius a certain cell was said: `classifyRadius`. */
  classes: Uint8Array;
  /** How strongly a cell belongs to a side that is not certain, 0..1; of the background below 0. */
  soft: Float32Array;
}

/** Within this share of a stroke's radius cells are certain; from there to the rim it is said less and less. */
const core = 0.35;
// However fine a stroke is: its core is a cell wide then, and never falls between cells.
const leastRadius = 0.5 / core;
// What the marks of a file count as: a stroke's radius, in shares of the longer side.
const markRadius = 0.025;

/** Where strokes say the opposite of one another the later one is right, and on their rims the one that is nearer. */
export function plantSeeds(size: GridSize, { strokes, marks }: Hints): Seeds {
  const count = size.width * size.height;
  const seeds: Seeds = {
    width: size.width,
    height: size.height,
    certain: new Int8Array(count),
    classes: new Uint8Array(count),
    soft: new Float32Array(count),
  };
  if (marks) plantMarks(seeds, marks);
  for (const stroke of strokes) plantStroke(seeds, stroke);
  return seeds;
}

function plantMarks(seeds: Seeds, marks: Uint8Array): void {
  if (marks.length !== seeds.certain.length)
    throw new Error(`expected marks of ${seeds.width} × ${seeds.height} cells, got ${marks.length}`);
  seeds.classes.fill(classifyRadius(markRadius * Math.max(seeds.width, seeds.height), seeds));
  for (let i = 0; i < marks.length; i++) seeds.certain[i] = marks[i] === 255 ? 1 : marks[i] === 0 ? -1 : 0;
}

function plantStroke(seeds: Seeds, stroke: Stroke): void {
  const sign = stroke.tool === 'KEEP' ? 1 : -1;
  const placed = placeStroke(stroke, seeds);
  const radius = placed.radius.map((value) => (value > 0 ? Math.max(value, leastRadius) : 0));
  const radiusClass = classifyRadius(
    radius.reduce((most, one) => Math.max(most, one), 0),
    seeds,
  );
  // How hard it is does not matter: of the outlines the outer ones are read alone.
  const runs = createRuns();
  for (const piece of cutPieces(listCones({ ...placed, radius }), 1)) {
    const end = Math.min(Math.ceil(piece.rim.bottom), seeds.height);
    for (let y = Math.max(Math.floor(piece.rim.top), 0); y < end; y++) {
      runs.count = 0;
      crossRow(piece.rim, y, 0, seeds.width, runs);
      if (runs.count > 0) plantRow(seeds, piece.cone, y, runs.starts[0]!, runs.ends[0]!, sign, radiusClass);
    }
  }
}

function plantRow(
  { width, certain, classes, soft }: Seeds,
  cone: Cone,
  y: number,
  from: number,
  to: number,
  sign: 1 | -1,
  radiusClass: number,
): void {
  for (let x = from, i = y * width + from; x < to; x++, i++) {
    const ratio = measureRatio(cone, x + 0.5, y + 0.5);
    if (ratio >= 1) continue;
    if (ratio <= core) {
      certain[i] = sign;
      classes[i] = radiusClass;
      continue;
    }
    const share = (1 - ratio) / (1 - core);
    if (share >= Math.abs(soft[i]!)) soft[i] = sign * share;
  }
}
