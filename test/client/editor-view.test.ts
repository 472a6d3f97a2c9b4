import { describe, expect, test } from 'vitest';
import { leastShare, lockTo, mostShare, shareOf, withShare } from '../../client/src/editor/brush.ts';
import {
  actualView,
  fitView,
  followPoint,
  panBy,
  toPicture,
  toScreen,
  zoomAt,
} from '../../client/src/editor/view.ts';
import { pathRange } from '../../src/brush/stroke.ts';
import { strokeRange, strokeSize } from '../../src/config/mask-limit.ts';

const picture = { width: 6000, height: 4000 };
const screen = { width: 900, height: 700 };
const sizes = { picture, screen };

describe('the view of a picture', () => {
  const fitted = fitView(picture, screen);

  test('shows all of it, in the middle', () => {
    const start = toScreen(fitted, { x: 0, y: 0 });
    const end = toScreen(fitted, { x: 6000, y: 4000 });
    expect(start.x).toBeGreaterThan(0);
    expect(end.x).toBeLessThan(900);
    expect(start.x).toBeCloseTo(900 - end.x);
    expect(start.y).toBeCloseTo(700 - end.y);
  });

  test('keeps what is under the pointer where it is while it is zoomed', () => {
    const at = { x: 640, y: 210 };
    const near = zoomAt(fitted, 7, at, sizes);
    expect(toPicture(near, at).x).toBeCloseTo(toPicture(fitted, at).x);
    expect(toPicture(near, at).y).toBeCloseTo(toPicture(fitted, at).y);
    expect(near.scale).toBeCloseTo(fitted.scale * 7);
  });

  test('goes neither nearer nor farther than there is something to see', () => {
    const at = { x: 450, y: 350 };
    expect(zoomAt(fitted, 1e9, at, sizes).scale).toBe(32);
    expect(zoomAt(fitted, 1e-9, at, sizes).scale).toBeCloseTo(fitted.scale / 2);
  });

  test('is never moved out of sight', () => {
    const gone = panBy(fitted, { x: 1e6, y: -1e6 }, sizes);
    expect(gone.x).toBe(900 - 64);
    expect(toScreen(gone, { x: 0, y: 4000 }).y).toBeCloseTo(64);
  });

  test('follows what leaves it, and stays where that is in sight', () => {
    expect(followPoint(fitted, { x: 3000, y: 2000 }, sizes)).toBe(fitted);
    const near = zoomAt(fitted, 20, { x: 450, y: 350 }, sizes);
    const there = { x: 5990, y: 10 };
    const at = toScreen(followPoint(near, there, sizes), there);
    expect(at.x).toBeCloseTo(900 - 48);
    expect(at.y).toBeCloseTo(48);
  });

  test('shows a pixel of the picture on each of the device', () => {
    expect(actualView(picture, screen, fitted, 2).scale).toBeCloseTo(0.5);
  });
});

describe('the brush', () => {
  const brush = {
    tool: 'KEEP',
    diameter: { of: 'screen', value: 40 },
    hardness: 0.8,
    hasPressure: true,
  } as const;

  test('is finer on the picture the nearer that is, unless it is locked to it', () => {
    expect(shareOf(brush, 800)).toBe(0.05);
    expect(shareOf(brush, 8000)).toBe(0.005);
    const locked = lockTo(brush, 'picture', 800);
    expect([shareOf(locked, 800), shareOf(locked, 8000)]).toEqual([0.05, 0.05]);
  });

  test('has the limits that the server has', () => {
    expect({ least: leastShare, most: mostShare }).toEqual(strokeSize);
    expect(pathRange).toEqual(strokeRange);
  });

  test('may be as broad as the picture and not finer than what the server takes', () => {
    expect(shareOf(withShare(brush, 7, 800), 800)).toBe(1);
    expect(shareOf(withShare(brush, 0, 800), 800)).toBe(0.0005);
  });
});
