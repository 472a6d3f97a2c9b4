import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { median } from '../../bench/figures.ts';
import { type Layout, layOut, type Piece } from '../../src/collage/lay-out.ts';
import type { Place } from '../../src/collage/place.ts';
import { rectangleSilhouette } from '../../src/collage/silhouette.ts';
import {
  chooseNames,
  type DrawnPiece,
  layPieces,
  look,
  lookAtBoxes,
  makePieces,
  moveOf,
  remember,
} from './layouts.ts';

/** Numbers that are numbers, a tilt that is calm, and the middle of each box on the canvas. */
function expectSound({ places, coverage }: Layout, count: number, aspect: number): void {
  const all = Object.values(places);
  expect(all).toHaveLength(count);
  for (const { x, y, width, rotation, z } of all) {
    expect([x, y, width, rotation, z].every(Number.isFinite)).toBe(true);
    expect(x).toBeGreaterThan(0);
    expect(x).toBeLessThan(1);
    expect(y).toBeGreaterThan(0);
    expect(y).toBeLessThan(1 / aspect);
    expect(width).toBeGreaterThan(0.001);
    expect(Math.abs(rotation)).toBeLessThanOrEqual(11.5);
  }
  expect(new Set(all.map(({ z }) => z)).size).toBe(count);
  expect(coverage).toBeGreaterThan(0);
  expect(coverage).toBeLessThanOrEqual(1);
}

describe('a layout', () => {
  test.each([
    [6, 4 / 3, 3],
    [6, 9 / 16, 4],
    [12, 4 / 3, 5],
    [30, 4 / 3, 7],
  ])('of %i things on %f is full and nothing covers another', async (count, aspect, seed) => {
    const pieces = await makePieces(chooseNames(count, seed));
    const layout = layPieces(pieces, { aspect, seed });
    expectSound(layout, count, aspect);
    const { coverage, worstOverlap, worstLoss } = look(pieces, layout, aspect);
    expect(coverage).toBeGreaterThan(0.4);
    expect(worstOverlap).toBeLessThan(0.005);
    expect(worstLoss).toBeLessThan(0.002);
    // What is enclosed counts as covered, and a thing's rim a little more than it is.
    expect(layout.coverage).toBeGreaterThan(coverage - 0.01);
  });

  test.each([1, 2, 3, 4, 5])('of %i is as sound as any', async (count) => {
    const pieces = await makePieces(chooseNames(count, 11));
    const layout = layPieces(pieces);
    expectSound(layout, count, 4 / 3);
    expect(look(pieces, layout).worstOverlap).toBeLessThan(0.005);
  });

  test('the second and the third of few are about as large as the first', () => {
    const ratios = [0.6, 1.4, 1];
    const places: Record<string, Place> = {};
    for (let count = 1; count <= 3; count++) {
      const pieces = ratios.slice(0, count).map((ratio, i): Piece => {
        const previous = places[`thing ${i}`];
        return {
          key: `thing ${i}`,
          silhouette: rectangleSilhouette(ratio),
          weight: 1,
          ...(previous && { previous }),
        };
      });
      Object.assign(places, layOut({ pieces, aspect: 4 / 3, seed: 5 }).places);
      const sizes = ratios.slice(0, count).map((ratio, i) => places[`thing ${i}`]!.width * Math.sqrt(ratio));
      expect(Math.max(...sizes) / Math.min(...sizes)).toBeLessThan(2.2);
    }
  });

  test('of a hundred is, too', async () => {
    const pieces = await makePieces(chooseNames(100, 12));
    const layout = layPieces(pieces);
    expectSound(layout, 100, 4 / 3);
    const { coverage, worstOverlap } = look(pieces, layout);
    expect(coverage).toBeGreaterThan(0.4);
    expect(worstOverlap).toBeLessThan(0.01);
  });

  test('of one thing is as large as fits', () => {
    const { places } = layPieces([{ key: 'a', silhouette: rectangleSilhouette(0.75), weight: 1 }]);
    expect(places.a!.width).toBeGreaterThan(0.85);
  });

  test('of nothing is empty', () => {
    expect(layPieces([])).toEqual({ places: {}, coverage: 0 });
  });

  test.each([3, 1 / 3])('on %f is sound', async (aspect) => {
    const pieces = await makePieces(chooseNames(10, 13));
    const layout = layPieces(pieces, { aspect });
    expectSound(layout, 10, aspect);
    const { coverage, worstOverlap } = look(pieces, layout, aspect);
    expect(coverage).toBeGreaterThan(0.35);
    expect(worstOverlap).toBeLessThan(0.005);
  });

  test('of twelve equal bottles is full of bottles alike in size', async () => {
    const pieces = await makePieces(Array.from({ length: 12 }, () => 'bottle'));
    const layout = layPieces(pieces);
    const { coverage, worstOverlap } = look(pieces, layout);
    expect(coverage).toBeGreaterThan(0.5);
    expect(worstOverlap).toBeLessThan(0.005);
    const widths = Object.values(layout.places).map(({ width }) => width);
    expect(Math.max(...widths) / Math.min(...widths)).toBeLessThan(2.4);
  });

  test('of bars forty times as long as wide is sound', () => {
    const silhouettes = [40, 1 / 40, 40, 1 / 40, 40, 1 / 40].map(rectangleSilhouette);
    const pieces = silhouettes.map((silhouette, at): Piece => ({ key: `${at}`, silhouette, weight: 1 }));
    const layout = layPieces(pieces);
    expectSound(layout, 6, 4 / 3);
    expect(lookAtBoxes(silhouettes, Object.values(layout.places), 4 / 3).worstOverlap).toBeLessThan(0.005);
  });
});

describe('the same input', () => {
  test('gives the same bits in two processes, and another seed another layout', async () => {
    const program = join(import.meta.dirname, 'print-layout.ts');
    const print = async (seed: string) =>
      (await promisify(execFile)(process.execPath, [program, seed])).stdout;
    const [one, two] = await Promise.all([print('5'), print('5')]);
    expect(Object.keys(JSON.parse(one).places)).toHaveLength(9);
    expect(two).toBe(one);
    expect(await print('6')).not.toBe(one);
  });
});

describe('a pin', () => {
  const pin = {
    x: 0.312_345_678_901_234_5,
    y: 0.4,
    width: 0.223_456_789_012_345_67,
    rotation: 23.456_789,
    z: 7,
  };

  test('stays to the last bit, and the others keep off', async () => {
    const pieces = await makePieces(chooseNames(12, 14));
    const second = { x: 0.7, y: 0.2, width: 0.2, rotation: -3, z: 1 };
    const pinned = pieces.map((piece, at) => ({
      ...piece,
      pin: at === 2 ? pin : at === 5 ? second : undefined,
    }));
    const layout = layPieces(pinned);
    expect(layout.places[pieces[2]!.key]).toEqual(pin);
    expect(layout.places[pieces[5]!.key]).toEqual(second);
    // `toEqual` tells doubles that differ by one bit apart.
    expect(layout.places[pieces[2]!.key]).not.toEqual({ ...pin, x: pin.x + 1e-12 });
    expect(look(pieces, layout).worstOverlap).toBeLessThan(0.005);
    expect(
      Object.values(layout.places)
        .map(({ z }) => z)
        .sort((a, b) => a - b),
    ).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });

  test('outside of the canvas is cut back to it', () => {
    const lay = (place: typeof pin) =>
      layPieces([{ key: 'a', silhouette: rectangleSilhouette(2), weight: 1, pin: place }]).places.a;
    expect(lay({ ...pin, x: -3, y: 9 })).toEqual({ ...pin, x: 0, y: 0.75 });
    // Twice as high as wide, on a canvas three quarters as high as wide.
    expect(lay({ ...pin, width: 5 })).toEqual({ ...pin, width: 0.375 });
  });

  test('on every piece leaves nothing to do, whoever covers whom', async () => {
    const pieces = await makePieces(['mug', 'book', 'shirt'], { pin });
    expect(Object.values(layPieces(pieces).places)).toEqual([pin, pin, pin]);
  });
});

describe('a weight', () => {
  const sizeOf = ({ silhouette: { grid } }: Piece, width: number) =>
    width * Math.sqrt(grid.rows / grid.columns);

  test.each([
    [30, 1.6],
    [12, 1.4],
  ])('of 4 among %i makes a thing clearly larger', async (count, least) => {
    const pieces = await makePieces(Array.from({ length: count }, () => 'vase'));
    pieces[3]!.weight = 4;
    const { places } = layPieces(pieces);
    const sizes = pieces.map((piece) => sizeOf(piece, places[piece.key]!.width));
    expect(sizes[3]! / median(sizes)).toBeGreaterThan(least);
  });

  test('that all have makes no difference', async () => {
    const pieces = await makePieces(chooseNames(5, 15));
    expect(layPieces(pieces.map((piece) => ({ ...piece, weight: 3 })))).toEqual(layPieces(pieces));
  });
});

describe('a change', () => {
  let pieces: DrawnPiece[];
  let before: Layout;
  let known: DrawnPiece[];
  beforeAll(async () => {
    pieces = await makePieces(chooseNames(13, 16));
    before = layPieces(pieces.slice(0, 12));
    known = remember(pieces.slice(0, 12), before);
  });
  const medianMove = (some: readonly Piece[], after: Layout) =>
    median(some.map(({ key }) => moveOf(key, before, after)));

  test('one more thing moves the others little', () => {
    const newcomer = pieces[12]!;
    const all = [...known, newcomer];
    const after = layPieces(all);
    expect(medianMove(known, after)).toBeLessThan(0.03);
    expect(look(all, after).worstOverlap).toBeLessThan(0.005);
    expect(after.places[newcomer.key]!.width).toBeGreaterThan(0.02);
  });

  test('one less does, too', () => {
    const rest = known.slice(1);
    const after = layPieces(rest);
    expect(medianMove(rest, after)).toBeLessThan(0.03);
    expect(look(rest, after).worstOverlap).toBeLessThan(0.005);
  });

  test('of a weight makes a thing larger where it lies', () => {
    const weighted = known.map((piece, at) => (at === 4 ? { ...piece, weight: 3 } : piece));
    const after = layPieces(weighted);
    const { key } = known[4]!;
    expect(after.places[key]!.width).toBeGreaterThan(before.places[key]!.width * 1.15);
    expect(moveOf(key, before, after)).toBeLessThan(0.1);
  });

  test('none hardly moves anything; a pin moves who lay there', () => {
    expect(medianMove(known, layPieces(known))).toBeLessThan(0.02);
    const [first, second] = [known[0]!.key, known[1]!.key];
    const { x, y } = before.places[second]!;
    const pin = { ...before.places[first]!, x, y };
    const pinned = known.map((piece) => (piece.key === first ? { ...piece, pin } : piece));
    const after = layPieces(pinned);
    expect(after.places[first]).toEqual(pin);
    expect(look(pinned, after).worstOverlap).toBeLessThan(0.005);
    expect(moveOf(second, before, after)).toBeGreaterThan(0.03);
  });
});
