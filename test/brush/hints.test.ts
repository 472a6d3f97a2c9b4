import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GridSize, Plane } from '../../src/brush/grid.ts';
import { correctMask } from '../../src/brush/hints.ts';
import { toLab } from '../../src/brush/lab.ts';
import { classCount, classifyRadius, measureReach } from '../../src/brush/radius-class.ts';
import { plantSeeds } from '../../src/brush/seeds.ts';
import type { Stroke, StrokeTool } from '../../src/brush/stroke.ts';
import { createRandom, type Random } from '../../src/collage/random.ts';
import { drawRandomStroke, makeStroke } from './draw.ts';
import { drawGrain, drawPlain, makePlane } from './small-grid.ts';

const size = { width: 60, height: 44 };

/** Grain of four plain parts, and a mask of blobs that has nothing to do with it. */
function imagine(random: Random) {
  const pixels = drawGrain(size.width, size.height, Math.floor(random() * 1e6));
  const [left, top] = [random() * size.width, random() * size.height];
  for (let i = 0; i < pixels.data.length; i++) {
    const at = Math.floor(i / 3);
    const part = (at % size.width < left ? 1 : 0) + (at / size.width < top ? 2 : 0);
    pixels.data[i] = pixels.data[i]! / 8 + part * 60;
  }
  const [x, y, radius, softness] = [random() * 60, random() * 44, 4 + random() * 16, 1 + random() * 6];
  const mask = makePlane(size.width, size.height, (column, row) =>
    Math.min(1, Math.max(0, (radius - Math.hypot(column - x, row - y)) / softness)),
  );
  return { lab: toLab(pixels), mask };
}

const drawHints = (random: Random, tools: readonly StrokeTool[]) =>
  Array.from({ length: 1 + Math.floor(random() * 3) }, () => drawRandomStroke(random, tools, 0.15));

function holdForAll(check: (random: Random) => void, numRuns = 40): void {
  fc.assert(
    fc.property(fc.nat(1e6), (seed) => check(createRandom(seed))),
    { numRuns, seed: 11 },
  );
}

describe('hints', () => {
  test.each([
    { tool: 'KEEP' as const, sign: 1 },
    { tool: 'ERASE' as const, sign: -1 },
  ])('of $tool alone move no cell the other way', ({ tool, sign }) => {
    holdForAll((random) => {
      const { lab, mask } = imagine(random);
      const { data } = correctMask(lab, mask, { strokes: drawHints(random, [tool]) }).mask;
      expect(data.filter((value, i) => sign * (value - mask.data[i]!) < 0)).toHaveLength(0);
    });
  });

  test('leave the mask bit for bit where none reaches, and are kept where they are certain', () => {
    let changed = 0;
    holdForAll((random) => {
      const { lab, mask } = imagine(random);
      const strokes = drawHints(random, ['KEEP', 'ERASE']);
      const { mask: corrected, nearness } = correctMask(lab, mask, { strokes });
      const { certain } = plantSeeds(size, { strokes });
      const wanted = mask.data.map((value, i) =>
        certain[i] !== 0 ? Math.max(0, certain[i]!) : nearness[i] === 0 ? value : corrected.data[i]!,
      );
      expect(corrected.data).toEqual(wanted);
      changed += corrected.data.filter((value, i) => value !== mask.data[i]).length;
    });
    expect(changed).toBeGreaterThan(3000);
  });

  test('move nothing across ½ that does not hang together with what was painted', () => {
    holdForAll((random) => {
      const { lab, mask } = imagine(random);
      const strokes = drawHints(random, ['KEEP', 'ERASE']);
      const { data } = correctMask(lab, mask, { strokes }).mask;
      const { certain } = plantSeeds(size, { strokes });
      for (const sign of [1, -1] as const) {
        const hasCrossed = (i: number) =>
          data[i]! >= 0.5 !== mask.data[i]! >= 0.5 && data[i]! >= 0.5 === sign > 0;
        const isJoined = joinTo(certain, sign, hasCrossed);
        expect(data.filter((_, i) => hasCrossed(i) && !isJoined[i])).toHaveLength(0);
      }
    });
  });

  test('that were added and taken away again leave no trace, and what is given stays as it is', () => {
    holdForAll((random) => {
      const { lab, mask } = imagine(random);
      const strokes = drawHints(random, ['KEEP', 'ERASE']);
      const before = structuredClone([mask, strokes]);
      const first = correctMask(lab, mask, { strokes });
      correctMask(lab, mask, { strokes: [...strokes, ...drawHints(random, ['KEEP', 'ERASE'])] });
      expect(correctMask(lab, mask, { strokes })).toEqual(first);
      expect([mask, strokes]).toEqual(before);
    }, 20);
  });

  test('of one side come to the same bits in whatever order they came', () => {
    holdForAll((random) => {
      const { lab, mask } = imagine(random);
      const tool = random() < 0.5 ? 'KEEP' : 'ERASE';
      // Of one width, as certain cells reach as far as the last stroke says.
      const strokes = Array.from({ length: 4 }, () =>
        makeStroke([random(), random(), random(), random()], { tool, size: 0.06 }),
      );
      const first = correctMask(lab, mask, { strokes });
      expect(correctMask(lab, mask, { strokes: strokes.toReversed() })).toEqual(first);
    }, 20);
  });

  test('that are none change nothing', () => {
    const { lab, mask } = imagine(createRandom(1));
    const { mask: same, nearness } = correctMask(lab, mask, { strokes: [], marks: null });
    expect(same).toEqual(mask);
    expect(nearness.every((near) => near === 0)).toBe(true);
  });

  test('fill the plain part that they are in, and stop at its edge', () => {
    const pixels = drawPlain(60, 44, [90, 90, 90]);
    for (let y = 10; y < 34; y++)
      for (let x = 20; x < 40; x++) pixels.data.set([180, 60, 40], (y * 60 + x) * 3);
    const nothing = makePlane(60, 44, () => 0);
    const stroke = makeStroke([0.4, 0.5, 0.6, 0.5], { tool: 'KEEP', size: 0.1 });
    const { mask } = correctMask(toLab(pixels), nothing, { strokes: [stroke] });
    const wanted = makePlane(60, 44, (x, y) => (y >= 10 && y < 34 && x >= 20 && x < 40 ? 1 : 0));
    expect(mask.data.map((value) => Math.round(value))).toEqual(wanted.data);
  });

  test('are said by the rim of a stroke too, where no neighbour is alike', () => {
    const size = 24 / 60;
    const stroke = makeStroke([0.5, 0.5], { tool: 'KEEP', size });
    const nothing = makePlane(60, 44, () => 0);
    const { data } = correctMask(toLab(drawGrain(60, 44, 3)), nothing, { strokes: [stroke] }).mask;
    const within = (least: number, most: number) =>
      data.filter((_, i) => {
        const radii = Math.hypot((i % 60) + 0.5 - 30, Math.floor(i / 60) + 0.5 - 22) / 12;
        return radii > least && radii < most;
      });
    const [inner, outer] = [within(0.4, 0.6), within(0.9, 1.1)];
    expect(inner.filter((value) => value > 0.9).length).toBeGreaterThan(inner.length * 0.9);
    expect(outer.filter((value) => value > 0.9).length).toBeLessThan(outer.length * 0.3);
  });

  test('are said by colours too, beyond a wall', () => {
    const [red, grey, wall] = [
      [180, 60, 40],
      [90, 90, 90],
      [20, 40, 200],
    ] as const;
    const pixels = drawPlain(60, 44, wall);
    const paint = (left: number, top: number, colour: readonly number[]) => {
      for (let y = top; y < top + 10; y++)
        for (let x = left; x < left + 10; x++) pixels.data.set(colour, (y * 60 + x) * 3);
    };
    paint(15, 10, red);
    paint(15, 22, red);
    paint(40, 10, grey);
    const strokes = [
      makeStroke([20 / 60, 15 / 44], { tool: 'KEEP', size: 0.1 }),
      makeStroke([45 / 60, 15 / 44], { tool: 'ERASE', size: 0.1 }),
    ];
    const unsure = makePlane(60, 44, () => 0.5);
    const { mask, nearness } = correctMask(toLab(pixels), unsure, { strokes });
    const other = 24 * 60 + 20;
    expect(nearness[other]).toBeGreaterThan(0);
    expect(mask.data[other]).toBeGreaterThan(0.8);
  });

  test('of a file are certain, and strokes go over them', () => {
    const { lab, mask } = imagine(createRandom(5));
    const marks = Uint8Array.from({ length: 60 * 44 }, (_, i) => (i % 60 < 15 ? 255 : i % 60 > 44 ? 0 : 128));
    const { data } = correctMask(lab, mask, { strokes: [], marks }).mask;
    for (let i = 0; i < marks.length; i++)
      if (marks[i] !== 128) expect(data[i]).toBe(marks[i] === 255 ? 1 : 0);
    // A tenth of the side is what they reach.
    expect(data.filter((value, i) => i % 60 > 21 && i % 60 < 38 && value !== mask.data[i])).toHaveLength(0);
    const erase = makeStroke([0.1, 0.5], { tool: 'ERASE', size: 0.1 });
    expect(correctMask(lab, mask, { strokes: [erase], marks }).mask.data[22 * 60 + 6]).toBe(0);
    expect(() => correctMask(lab, mask, { strokes: [], marks: marks.slice(1) })).toThrow(
      'expected marks of 60 × 44 cells, got 2639',
    );
  });

  test('refuse a mask of another size', () => {
    const { lab } = imagine(createRandom(5));
    expect(() =>
      correctMask(
        lab,
        makePlane(60, 45, () => 0),
        { strokes: [] },
      ),
    ).toThrow('expected a mask of 60 × 44, got one of 60 × 45');
  });
});

describe('seeds', () => {
  const plant = (strokes: readonly Stroke[], grid: GridSize = size) => plantSeeds(grid, { strokes });

  test('are certain to .35 of the radius, from there less and less to the rim', () => {
    const grid = { width: 101, height: 101 };
    const { certain, soft } = plant([makeStroke([0.5, 0.5], { tool: 'ERASE', size: 40 / 101 })], grid);
    for (let x = 0; x < 50; x++) {
      const at = 50 * 101 + 50 + x;
      expect(certain[at]).toBe(x <= 7 ? -1 : 0);
      const wanted = x <= 7 || x >= 20 ? 0 : -(20 - x) / 13;
      expect(Math.abs(soft[at]! - wanted)).toBeLessThan(0.01);
    }
  });

  test('of a later stroke win, and without pressure there are none', () => {
    const [keep, erase] = (['KEEP', 'ERASE'] as const).map((tool) => makeStroke([0.5, 0.5], { tool }));
    const middle = 22 * 60 + 30;
    expect([plant([keep!, erase!]).certain[middle], plant([erase!, keep!]).certain[middle]]).toEqual([-1, 1]);
    expect(plant([makeStroke([0.5, 0.5], { pressures: [0] })]).certain.some((one) => one !== 0)).toBe(false);
  });

  test('of the finest stroke hang together', () => {
    const { certain } = plant([makeStroke([0.1, 0.2, 0.7, 0.8], { tool: 'KEEP', size: 0.0005 })]);
    const cells = certain.filter((one) => one === 1).length;
    expect(cells).toBeGreaterThan(35);
    expect(cells).toBeLessThan(80);
    const isJoined = joinTo(
      Int8Array.from(certain, (_, i) => (i === certain.indexOf(1) ? 1 : 0)),
      1,
      (i) => certain[i] === 1,
    );
    expect(isJoined.filter((one) => one === 1)).toHaveLength(cells);
  });
});

test('radii are a dozen classes that reach 3.7 to 5 radii, but a tenth of the side', () => {
  const grid = { width: 320, height: 200 };
  expect(classifyRadius(0, grid)).toBe(0);
  expect(measureReach(0, grid)).toBe(32);
  for (let radius = 1; radius <= 160; radius++) {
    const radiusClass = classifyRadius(radius, grid);
    expect(radiusClass).toBeLessThan(classCount);
    const reach = measureReach(radiusClass, grid);
    expect(reach).toBeLessThanOrEqual(Math.max(32, 5 * radius));
    expect(reach).toBeGreaterThan(3.7 * radius);
  }
});

/** Cells that hang together, over corners too, with certain ones of this sign: written apart from what is tested. */
function joinTo(certain: Int8Array, sign: 1 | -1, isIn: (i: number) => boolean): Plane['data'] {
  const { width } = size;
  const joined = Float32Array.from(certain, (one) => (one === sign ? 1 : 0));
  for (let isGrowing = true; isGrowing; ) {
    isGrowing = false;
    for (let i = 0; i < joined.length; i++) {
      if (joined[i] || !isIn(i)) continue;
      for (const row of [-width, 0, width])
        for (const column of [-1, 0, 1]) {
          const isBeside = Math.abs(((i + column) % width) - (i % width)) <= 1;
          if (isBeside && joined[i + row + column]) joined[i] = 1;
        }
      if (joined[i]) isGrowing = true;
    }
  }
  return joined;
}
