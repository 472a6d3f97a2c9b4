import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listCones } from '../../src/brush/cone.ts';
import type { GridSize, Rectangle } from '../../src/brush/grid.ts';
import { boundCones, drawStroke, drawStrokes } from '../../src/brush/raster.ts';
import { decodePath, placeStroke, type Stroke, type StrokeTool } from '../../src/brush/stroke.ts';
import { createRandom } from '../../src/collage/random.ts';
import { coverAll, coverAllSlowly, drawRandomStroke, makeStroke } from './draw.ts';
import { findLargestDifference } from './small-grid.ts';

const tools: readonly StrokeTool[] = ['BRUSH', 'ERASER', 'KEEP', 'ERASE'];
const square = { width: 100, height: 100 };
const wide = { width: 90, height: 61 };

function drawAll(strokes: readonly Stroke[], size: GridSize, start = 0): Uint8Array {
  const canvas = new Uint8Array(size.width * size.height).fill(start);
  drawStrokes(canvas, size, strokes);
  return canvas;
}

const at = (canvas: Uint8Array, x: number, y: number, width = 100) => canvas[y * width + x];

test('covers what every link covers of every cell', () => {
  const property = fc.property(fc.nat(1e6), (seed) => {
    const stroke = drawRandomStroke(createRandom(seed), tools);
    const covered = coverAll(stroke, wide);
    // From −1 on, as bytes.
    const missing = coverAllSlowly(stroke, wide).map((level, i) => level - covered[i]! + 1);
    // Soft rims under steep changes of pressure: a cell counts for the link that it lies beside.
    const most = new Set(decodePath(stroke.path).pressures).size === 1 ? 2 : 9;
    expect(missing.filter((one) => one > most)).toHaveLength(0);
  });
  fc.assert(property, { numRuns: 150, seed: 3 });
});

describe('a dab', () => {
  test.each([1, 0.5, 0])('of hardness %d is full to its core and nothing beyond its rim', (hardness) => {
    const canvas = coverAll(makeStroke([0.5, 0.5], { hardness, size: 0.4 }), square);
    for (let y = 0; y < 100; y++)
      for (let x = 0; x < 100; x++) {
        const distance = Math.hypot(x - 49.5, y - 49.5);
        // Points are kept to 1.5 / 65,535 of a side.
        if (distance < Math.min(hardness * 20, 19.5) - 0.01) expect(at(canvas, x, y)).toBe(255);
        if (distance > 20.5) expect(at(canvas, x, y)).toBe(0);
      }
    const line = canvas.slice(50 * 100 + 50, 51 * 100);
    expect(line).toEqual(line.toSorted((a, b) => b - a));
  });

  test('has a ramp of a cell, however hard it is', () => {
    const line = coverAll(makeStroke([0.5, 0.5], { size: 0.405 }), square).slice(50 * 100, 51 * 100);
    const grey = line.filter((level) => level > 0 && level < 255);
    expect(grey.length).toBeGreaterThan(1);
    expect(grey.length).toBeLessThanOrEqual(4);
  });

  test('smaller than a cell covers its share, without pressure nothing', () => {
    const dab = (size: number, pressures: number[]) =>
      coverAll(makeStroke([0.505, 0.505], { size, pressures }), square).reduce((sum, level) => sum + level) /
      255;
    expect(dab(0.006, [1])).toBeLessThan(0.7);
    expect(dab(0.003, [1])).toBeLessThan(dab(0.006, [1]) / 1.6);
    expect(dab(0.003, [1])).toBeGreaterThan(0.1);
    expect(dab(0.4, [0])).toBe(0);
  });

  test('of two points at one place is one of one point, the larger', () => {
    const twice = makeStroke([0.5, 0.5, 0.5, 0.5], { pressures: [0.4, 1] });
    expect(coverAll(twice, square)).toEqual(coverAll(makeStroke(), square));
  });
});

test('radius follows the pressure between points', () => {
  const canvas = coverAll(makeStroke([0.2, 0.5, 0.8, 0.5], { size: 0.4, pressures: [1, 0.2] }), square);
  const widthAt = (x: number) =>
    Array.from({ length: 100 }, (_, y) => at(canvas, x, y)! / 255).reduce((a, b) => a + b);
  expect(widthAt(20)).toBeCloseTo(40, 0);
  // A cone leans: halfway the surface of r = 12 ± 0.267 s is 1 / √(1 − 0.267²) farther away.
  expect(Math.abs(widthAt(50) - 24 / Math.sqrt(1 - (16 / 60) ** 2))).toBeLessThan(0.6);
  expect(widthAt(79)).toBeLessThan(10);
});

test('no joint is darker, no crossing of one stroke either', () => {
  const straight = makeStroke([0.1, 0.5, 0.9, 0.5], { hardness: 0 });
  const jointed = makeStroke([0.1, 0.5, 0.35, 0.5, 0.5, 0.5, 0.9, 0.5, 0.3, 0.5], { hardness: 0 });
  expect(findLargestDifference(coverAll(straight, square), coverAll(jointed, square))).toBeLessThanOrEqual(1);
});

test.each([
  { size: 0.12, hardness: 1 },
  { size: 0.3, hardness: 0.8 },
  { size: 0.07, hardness: 0.2 },
])('at two sizes the level set is the same within a cell of the smaller: $size, $hardness', (one) => {
  const stroke = makeStroke([0.2, 0.3, 0.5, 0.8, 0.9, 0.2], { ...one, pressures: [0.5, 1, 0.7] });
  const [small, factor] = [{ width: 96, height: 64 }, 5];
  const large = { width: 96 * factor, height: 64 * factor };
  const [coarse, fine] = [coverAll(stroke, small), coverAll(stroke, large)];
  const isIn = (x: number, y: number) => at(fine, Math.floor(x), Math.floor(y), large.width)! >= 128;
  let differing = 0;
  for (let y = 1; y < 63; y++)
    for (let x = 1; x < 95; x++) {
      const inside = at(coarse, x, y, 96)! >= 128;
      const around = [
        [0, 0],
        [-1, 0],
        [1, 0],
        [0, -1],
        [0, 1],
      ].map(([right, down]) => isIn((x + right! + 0.5) * factor, (y + down! + 0.5) * factor));
      if (!around.includes(inside)) differing++;
    }
  expect(differing).toBe(0);
});

test('what leaves the picture is drawn as if it went on', () => {
  const points = [-0.2, 0.4, 0.3, 0.1, 0.8, -0.15, 1.2, 1.2];
  const larger = { width: 200, height: 200 };
  const shifted = points.map((value) => (value * 100 + 50) / 200);
  const [clipped, whole] = [
    coverAll(makeStroke(points, { size: 0.2, hardness: 0.5 }), square),
    coverAll(makeStroke(shifted, { size: 0.1, hardness: 0.5 }), larger),
  ];
  const cut = Uint8Array.from(
    { length: 1e4 },
    (_, i) => whole[(Math.floor(i / 100) + 50) * 200 + (i % 100) + 50]!,
  );
  // Each of the two has its points kept to a step of its own, .003 cells.
  expect(findLargestDifference(clipped, cut)).toBeLessThanOrEqual(2);
});

test('strokes are laid in order, the soft rims too', () => {
  const [brush, eraser] = (['BRUSH', 'ERASER'] as const).map((tool) =>
    makeStroke([0.5, 0.5], { tool, hardness: 0.2 }),
  );
  const covered = coverAll(brush!, square);
  expect(drawAll([eraser!, brush!], square)).toEqual(covered);
  expect(drawAll([brush!, eraser!], square)).toEqual(covered.map((level) => Math.min(level, 255 - level)));
  expect(drawAll([brush!, brush!], square)).toEqual(covered);
  const [keep, erase] = (['KEEP', 'ERASE'] as const).map((tool) =>
    makeStroke([0.5, 0.5], { tool, hardness: 0.2 }),
  );
  const kept = covered.map((level) => Math.round(128 + (127 * level) / 255));
  expect(drawAll([keep!], square, 128)).toEqual(kept);
  expect(drawAll([keep!, erase!], square, 128)).toEqual(
    kept.map((value, i) => Math.round(value * (1 - covered[i]! / 255))),
  );
  expect(at(drawAll([erase!, keep!], square, 128), 50, 50)).toBe(255);
});

test('drawn part by part, it is the same bytes', () => {
  const property = fc.property(fc.nat(1e6), fc.integer({ min: 5, max: 40 }), (seed, side) => {
    const random = createRandom(seed);
    const strokes = Array.from({ length: 4 }, () => drawRandomStroke(random, tools));
    const parts = drawAll([], wide, 128);
    for (let top = 0; top < wide.height; top += side)
      for (let left = 0; left < wide.width; left += side)
        for (const stroke of strokes)
          drawStroke(parts, wide, stroke, { left, top, right: left + side, bottom: top + side });
    expect(parts).toEqual(drawAll(strokes, wide, 128));
  });
  fc.assert(property, { numRuns: 60, seed: 4 });
});

test('changes nothing but what its links bound', () => {
  const property = fc.property(fc.nat(1e6), (seed) => {
    const stroke = drawRandomStroke(createRandom(seed), ['BRUSH'], 0.1);
    expect(findOutside(drawAll([stroke], wide), boundStroke(stroke, wide))).toBe(0);
  });
  fc.assert(property, { numRuns: 100, seed: 6 });
  expect(boundStroke(makeStroke([-0.2, -0.2], { size: 0.1 }), wide)).toBeNull();
  expect(boundStroke(makeStroke([]), wide)).toBeNull();
  const dab = makeStroke([0.5, 0.5], { size: 0.1 });
  expect(boundStroke(dab, square)).toEqual({ left: 44, top: 44, right: 56, bottom: 56 });
});

function boundStroke(stroke: Stroke, size: GridSize): Rectangle | null {
  return boundCones(listCones(placeStroke(stroke, size)), size);
}

function findOutside(canvas: Uint8Array, bounds: Rectangle | null): number {
  return canvas.filter((level, i) => {
    const [x, y] = [i % wide.width, Math.floor(i / wide.width)];
    const isIn = bounds && x >= bounds.left && x < bounds.right && y >= bounds.top && y < bounds.bottom;
    return level > 0 && !isIn;
  }).length;
}

test('refuses a canvas of another size', () => {
  expect(() => drawStrokes(new Uint8Array(5), { width: 2, height: 3 }, [makeStroke()])).toThrow(
    'expected a canvas of 2 × 3 cells, got 5',
  );
});
