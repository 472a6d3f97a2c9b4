import { describe, expect, test } from 'vitest';
import { unpackBits } from '../../src/collage/bits.ts';
import { placeOutlines } from '../../src/collage/place.ts';
import { measureSilhouette, rectangleSilhouette, type Silhouette } from '../../src/collage/silhouette.ts';
import { type Alpha, drawAlpha, drawSilhouette } from './draw.ts';
import { drawings } from './drawing-table.ts';

const rectangle = (ratio: number) => [[0, 0, 1, 0, 1, ratio, 0, ratio]];

/** A picture whose alpha is said pixel by pixel. */
function makeAlpha(width: number, height: number, isSolid: (x: number, y: number) => boolean): Alpha {
  const alpha = new Uint8Array(width * height);
  for (let at = 0; at < alpha.length; at++) alpha[at] = isSolid(at % width, Math.floor(at / width)) ? 255 : 0;
  return { alpha, width, height };
}

function measure({ alpha, ...size }: Alpha): Silhouette {
  return measureSilhouette(alpha, size);
}

/** Whether a point is within a closed loop of x,y pairs. */
function isWithin(loop: readonly number[], x: number, y: number): boolean {
  let isInside = false;
  for (let at = 0; at < loop.length; at += 2) {
    const next = (at + 2) % loop.length;
    const [fromX, fromY, toX, toY] = [loop[at]!, loop[at + 1]!, loop[next]!, loop[next + 1]!];
    if (fromY > y !== toY > y && x < ((toX - fromX) * (y - fromY)) / (toY - fromY) + fromX)
      isInside = !isInside;
  }
  return isInside;
}

/** Alpha of at least a half, and what no way leads to from outside. */
function fillAlpha({ alpha, width, height }: Alpha): Uint8Array {
  const isOutside = new Uint8Array(alpha.length);
  const way: number[] = [];
  const visit = (x: number, y: number) => {
    const at = y * width + x;
    if (x < 0 || y < 0 || x >= width || y >= height || isOutside[at] || alpha[at]! >= 128) return;
    isOutside[at] = 1;
    way.push(at);
  };
  for (let x = 0; x < width; x++) for (const y of [0, height - 1]) visit(x, y);
  for (let y = 0; y < height; y++) for (const x of [0, width - 1]) visit(x, y);
  for (const at of way) {
    const [x, y] = [at % width, Math.floor(at / width)];
    visit(x - 1, y);
    visit(x + 1, y);
    visit(x, y - 1);
    visit(x, y + 1);
  }
  return isOutside.map((one) => 1 - one);
}

/** Pixels that both have, of those that one of them has. */
function compareOutlines(picture: Alpha, { outlines }: Silhouette): number {
  const filled = fillAlpha(picture);
  let [both, either] = [0, 0];
  for (const [at, isFilled] of filled.entries()) {
    const x = ((at % picture.width) + 0.5) / picture.width;
    const y = (Math.floor(at / picture.width) + 0.5) / picture.width;
    const isDrawn = outlines.some((loop) => isWithin(loop, x, y));
    if (isFilled && isDrawn) both++;
    if (isFilled || isDrawn) either++;
  }
  return both / either;
}

test.each(Object.keys(drawings))('the outlines of %s are its alpha', async (name) => {
  const picture = await drawAlpha(name);
  const silhouette = measure(picture);
  expect(compareOutlines(picture, silhouette)).toBeGreaterThan(0.94);
  expect(silhouette.ratio).toBeCloseTo(picture.height / picture.width, 6);
});

describe('a silhouette', () => {
  test('has a loop for each part, the largest first', async () => {
    const { outlines } = await drawSilhouette('plates');
    expect(outlines).toHaveLength(3);
    const widths = outlines.map(
      (loop) =>
        Math.max(...loop.filter((_, at) => at % 2 === 0)) - Math.min(...loop.filter((_, at) => at % 2 === 0)),
    );
    expect(widths.map((width) => width * 420)).toEqual(
      [232, 152, 72].map((width) => expect.closeTo(width, -0.7)),
    );
  });

  test('is filled where something encloses it: nobody lies in a ring', async () => {
    const { outlines, grid, ratio } = await drawSilhouette('ring');
    expect(outlines).toHaveLength(1);
    expect(isWithin(outlines[0]!, 0.5, 230 / 300)).toBe(true);
    const cells = unpackBits(grid.bits, grid.columns * grid.rows);
    const middle = Math.floor((230 / 380) * grid.rows) * grid.columns + Math.floor(grid.columns / 2);
    expect(cells[middle]).toBe(1);
    expect(cells[0]).toBe(0);
    expect([grid.columns, grid.rows]).toEqual([Math.ceil(96 / ratio), 96]);
  });

  test('leaves out shreds, and keeps what is small and not one', () => {
    const withDot = (side: number) =>
      measure(
        makeAlpha(960, 960, (x, y) => x < 480 || (x >= 700 && x < 700 + side && y >= 400 && y < 400 + side)),
      );
    // Of the half of 921,600 pixels that is solid, 20 × 20 are 0.09 % and 60 × 60 are 0.8 %.
    expect(withDot(20).outlines).toHaveLength(1);
    expect(withDot(60).outlines).toHaveLength(2);
    const count = ({ grid }: Silhouette) =>
      unpackBits(grid.bits, grid.columns * grid.rows).reduce((sum, one) => sum + one, 0);
    expect(count(withDot(20))).toBe(48 * 96);
    expect(count(withDot(60))).toBeGreaterThan(48 * 96);
  });

  test.each([
    ['with nothing solid', makeAlpha(300, 200, () => false)],
    ['of haze', { ...makeAlpha(300, 200, () => false), alpha: new Uint8Array(60_000).fill(60) }],
    ['of one pixel', makeAlpha(1, 1, () => false)],
  ])('%s is its rectangle', (_what, picture) => {
    const silhouette = measure(picture);
    expect(silhouette).toEqual(rectangleSilhouette(picture.height / picture.width));
    expect(silhouette.outlines).toEqual(rectangle(picture.height / picture.width));
  });

  test.each<[string, (x: number, y: number) => boolean]>([
    ['noise', (x, y) => (Math.sin(x * 12.9898 + y * 78.233) * 43_758.5453) % 1 > 0.2],
    ['stripes', (x) => x % 12 < 6],
    ['dots', (x, y) => x % 40 < 18 && y % 40 < 18],
    ['one hair', (x, y) => x === y],
  ])('of %s is as small as any other', (_what, isSolid) => {
    const silhouette = measure(makeAlpha(1200, 900, isSolid));
    const points = silhouette.outlines.reduce((sum, loop) => sum + loop.length / 2, 0);
    expect(points).toBeLessThanOrEqual(175);
    expect(silhouette.outlines.every((loop) => loop.length >= 6)).toBe(true);
    expect(silhouette.outlines.length).toBeGreaterThan(0);
    expect(JSON.stringify(silhouette).length).toBeLessThan(12_000);
  });

  test.each([
    [4000, 100],
    [100, 4000],
    [3, 2],
  ])('of a full picture of %i × %i px lies within its box', (width, height) => {
    const { outlines, ratio } = measure(makeAlpha(width, height, () => true));
    const xs = outlines.flat().filter((_, at) => at % 2 === 0);
    const ys = outlines.flat().filter((_, at) => at % 2 === 1);
    expect([Math.min(...xs), Math.max(...xs)]).toEqual([expect.closeTo(0, 1), expect.closeTo(1, 1)]);
    expect(Math.min(...xs, ...ys)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...xs)).toBeLessThanOrEqual(1);
    expect(Math.max(...ys)).toBeLessThanOrEqual(ratio);
    expect(Math.max(...ys) / ratio).toBeGreaterThan(0.8);
  });
});

test('outlines are turned clockwise about the middle of the box and moved', () => {
  const silhouette = { ...rectangleSilhouette(0.5), outlines: [[0, 0, 1, 0, 1, 0.5]] };
  const [placed] = placeOutlines(silhouette, { x: 0.3, y: 0.4, width: 0.2, rotation: 90, z: 0 });
  // The upper left corner comes to lie to the upper right.
  expect(placed).toEqual([0.35, 0.3, 0.35, 0.5, 0.25, 0.5].map((value) => expect.closeTo(value, 12)));
});
