import { coverCells, listCones } from '../../src/brush/cone.ts';
import type { GridSize } from '../../src/brush/grid.ts';
import { drawStroke } from '../../src/brush/raster.ts';
import { encodePath, placeStroke, type Stroke, type StrokeTool } from '../../src/brush/stroke.ts';
import type { Random } from '../../src/collage/random.ts';

/** One dab in the middle unless told otherwise. */
export function makeStroke(
  points: readonly number[] = [0.5, 0.5],
  { tool = 'BRUSH' as StrokeTool, size = 0.2, hardness = 1, pressures = null as number[] | null } = {},
): Stroke {
  return { tool, size, hardness, path: encodePath(points, pressures) };
}

/** A walk of up to twelve points, pressed at random. */
export function drawRandomStroke(random: Random, tools: readonly StrokeTool[], size = 0.3): Stroke {
  const points: number[] = [];
  const pressures: number[] = [];
  let [x, y] = [random() * 1.2 - 0.1, random() * 1.2 - 0.1];
  const isEven = random() < 0.4;
  for (let count = 1 + Math.floor(random() * 12); count > 0; count--) {
    points.push(x, y);
    pressures.push(isEven ? 0.8 : random());
    x += (random() - 0.5) * 0.2;
    y += (random() - 0.5) * 0.2;
  }
  const tool = tools[Math.floor(random() * tools.length)]!;
  return makeStroke(points, { tool, pressures, size: 0.005 + random() * size, hardness: random() });
}

/** What one stroke covers of each cell, 0..255. */
export function coverAll(stroke: Stroke, size: GridSize): Uint8Array {
  const canvas = new Uint8Array(size.width * size.height);
  drawStroke(canvas, size, { ...stroke, tool: 'BRUSH' });
  return canvas;
}

/** The same without a thought for time: the most of all links and of the discs at all points, for every cell. */
export function coverAllSlowly(stroke: Stroke, { width, height }: GridSize): Uint8Array {
  const out = new Uint8Array(width * height);
  const { x, y, radius } = placeStroke(stroke, { width, height });
  const discs = [...x.keys()].flatMap((i) =>
    listCones({ x: x.slice(i, i + 1), y: y.slice(i, i + 1), radius: radius.slice(i, i + 1) }),
  );
  for (const cone of [...listCones({ x, y, radius }), ...discs])
    for (let row = 0; row < height; row++)
      coverCells(out.subarray(row * width, (row + 1) * width), cone, stroke.hardness, row, 0, width);
  return out;
}
