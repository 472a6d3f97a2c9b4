import { expect, test } from 'vitest';
import { drawManyStrokes } from '../../src/brush/draw-many.ts';
import { drawStrokes } from '../../src/brush/raster.ts';
import { encodePath, type StrokeTool } from '../../src/brush/stroke.ts';
import { createRandom } from '../../src/collage/random.ts';

test.each<[StrokeTool, StrokeTool, number]>([
  ['BRUSH', 'ERASER', 0.8],
  ['BRUSH', 'ERASER', 1],
  ['KEEP', 'ERASE', 0.4],
])('%s and %s of hardness %d leave the bytes that they leave one by one', (one, other, hardness) => {
  const random = createRandom(5);
  const size = { width: 700, height: 500 };
  const strokes = Array.from({ length: 80 }, (_, i) => {
    const points = Array.from({ length: 6 }, () => random() * 1.5 - 0.25);
    const pressures = i % 3 === 0 ? [random(), random(), random()] : null;
    const path = encodePath(points, pressures);
    return { tool: i % 2 ? one : other, size: 0.02 + random() ** 3, hardness, path };
  });
  const [canvas, expected] = [128, 128].map((level) => new Uint8Array(700 * 500).fill(level));
  drawManyStrokes(canvas!, size, strokes);
  drawStrokes(expected!, size, strokes);
  expect(Buffer.compare(canvas!, expected!)).toBe(0);
});

test('what is hidden is not drawn', () => {
  const random = createRandom(7);
  const strokes = Array.from({ length: 1000 }, (_, i) => ({
    tool: i % 2 ? ('BRUSH' as const) : ('ERASER' as const),
    size: 0.3 + random() * 0.3,
    hardness: 0.8,
    path: encodePath([random(), random(), random(), random()]),
  }));
  const startedAt = process.cpuUsage();
  drawManyStrokes(new Uint8Array(1800 * 1200), { width: 1800, height: 1200 }, strokes);
  // 0.3 s; one by one they take 10 s.
  expect(process.cpuUsage(startedAt).user / 1e6).toBeLessThan(3);
});
