import { encodePath, type Stroke, type StrokeTool } from '../../../src/brush/stroke.ts';
import type { Matte } from '../../../src/tools/imaging/imaging.ts';
import { drawVase } from '../../picture.ts';

/** Points are fractions of the sides, the size one of the longer side. */
export function makeStroke(tool: StrokeTool, size: number, points: number[], hardness = 0.8): Stroke {
  return { tool, size, hardness, path: encodePath(points) };
}

/** What a model says that has seen only the left half of the vase, its edge solved. */
export function makeHalfMatte(): Matte & { solved: NonNullable<Matte['solved']> } {
  const half = (width: number, height: number) => ({
    width,
    height,
    alpha: drawVase(width, height).coverage.map((level, at) => (at % width < width / 2 ? level : 0)),
  });
  return { ...half(320, 240), solved: half(480, 360), agreement: 0.9 };
}

/** Every fourth byte. */
export function alphaOf({ data, channels }: { data: Uint8Array; channels: number }): Uint8Array {
  if (channels !== 4) throw new Error(`expected four channels, got ${channels}`);
  return new Uint8Array(data).filter((_, at) => at % 4 === 3);
}

/** Share of what both have in what either has, of levels from 128 on. */
export function measureOverlap(one: Uint8Array, other: Uint8Array): number {
  let [both, any] = [0, 0];
  for (let at = 0; at < one.length; at++) {
    if (one[at]! >= 128 && other[at]! >= 128) both++;
    if (one[at]! >= 128 || other[at]! >= 128) any++;
  }
  return both / any;
}
