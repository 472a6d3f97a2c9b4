import type { GridSize } from './grid.ts';

/** What a stroke does where it passes: BRUSH and ERASER to a coverage, KEEP and ERASE to hints. */
export type StrokeTool = 'BRUSH' | 'ERASER' | 'KEEP' | 'ERASE';

/** A line that was drawn over a picture, whatever size the picture is looked at. */
export interface Stroke {
  tool: StrokeTool;
  /** Diameter under full pressure, in fractions of the picture's longer side, at most 1. */
  size: number;
  /** 0..1: the share of the radius that is covered in full; from there it falls smoothly to nothing at the rim. */
  hardness: number;
  /** The points in the order they were drawn, as `encodePath` writes them. */
  path: Uint8Array;
}

/** u16 x, u16 y, u8 pressure, the high byte first. */
export const pointBytes = 5;

/** Of its points: it may leave the picture, as what is clipped at the border would lose the round end. */
export const pathRange = { least: -0.25, most: 1.25 } as const;
const { least } = pathRange;
const range = pathRange.most - least;
const finest = 65_535;

/**
 * @param points x, y, x, y …: fractions of the picture's width and height, −0.25 to 1.25.
 * @param pressures one a point, 0..1, which scales the diameter there. Default: 1.
 */
export function encodePath(points: readonly number[], pressures?: readonly number[] | null): Uint8Array {
  const count = points.length >> 1;
  const path = new Uint8Array(count * pointBytes);
  const view = new DataView(path.buffer);
  for (let i = 0; i < count; i++) {
    view.setUint16(i * pointBytes, toStep(points[i * 2]!));
    view.setUint16(i * pointBytes + 2, toStep(points[i * 2 + 1]!));
    view.setUint8(i * pointBytes + 4, Math.round((pressures?.[i] ?? 1) * 255));
  }
  return path;
}

/** What is read is what was written, to 1.5 / 65,535 of a side and 1 / 255 of the pressure. */
export function decodePath(path: Uint8Array): { points: number[]; pressures: number[] } {
  const view = new DataView(path.buffer, path.byteOffset, path.byteLength);
  const points: number[] = [];
  const pressures: number[] = [];
  for (let at = 0; at + pointBytes <= path.length; at += pointBytes) {
    points.push(toFraction(view.getUint16(at)), toFraction(view.getUint16(at + 2)));
    pressures.push(view.getUint8(at + 4) / 255);
  }
  return { points, pressures };
}

/** A stroke on a picture of one size, a point each. The middle of the first cell is (0.5, 0.5). */
export interface PlacedStroke {
  x: Float64Array;
  y: Float64Array;
  /** By its pressure. */
  radius: Float64Array;
}

/** In cells of a picture of this size. */
export function placeStroke({ size, path }: Pick<Stroke, 'size' | 'path'>, grid: GridSize): PlacedStroke {
  const { points, pressures } = decodePath(path);
  const radius = (size * Math.max(grid.width, grid.height)) / 2;
  return {
    x: Float64Array.from(pressures, (_, i) => points[i * 2]! * grid.width),
    y: Float64Array.from(pressures, (_, i) => points[i * 2 + 1]! * grid.height),
    radius: Float64Array.from(pressures, (pressure) => pressure * radius),
  };
}

function toStep(fraction: number): number {
  return Math.min(Math.max(Math.round(((fraction - least) / range) * finest), 0), finest);
}

function toFraction(step: number): number {
  return (step / finest) * range + least;
}
