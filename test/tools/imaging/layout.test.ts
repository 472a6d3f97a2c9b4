import { describe, expect, test } from 'vitest';
import type { Plan } from '../../../src/tools/imaging/imaging.ts';
import { layOut, scaleCrop } from '../../../src/tools/imaging/layout.ts';

const original = { width: 4000, height: 3000 };
const whole = { x: 0, y: 0, ...original };
type Resize = NonNullable<Plan['resize']>;

function layOutResized(resize: Resize, size = original) {
  return layOut({ resize, output: { format: 'png' } }, size, null);
}

describe('inside', () => {
  test.each<[Resize, number, number]>([
    [{ width: 1600, height: 1600, fit: 'inside' }, 1600, 1200],
    [{ width: 1600, fit: 'inside' }, 1600, 1200],
    [{ height: 300, fit: 'inside' }, 400, 300],
    [{ width: 8000, height: 8000, fit: 'inside' }, 4000, 3000],
  ])('%o gives %i × %i and never enlarges', (resize, width, height) => {
    const { content, canvas, crop } = layOutResized(resize);
    expect(content).toEqual({ width, height });
    expect(canvas).toEqual({ width, height, left: 0, top: 0 });
    expect(crop).toEqual(whole);
  });

  test('leaves a line at least one pixel', () => {
    expect(layOutResized({ width: 100, fit: 'inside' }, { width: 4000, height: 3 }).content).toEqual({
      width: 100,
      height: 1,
    });
  });
});

test('cover shows the centre, enlarging if it must', () => {
  const { crop, content } = layOutResized({ width: 500, height: 500, fit: 'cover' });
  expect(crop).toEqual({ x: 500, y: 0, width: 3000, height: 3000 });
  expect(content).toEqual({ width: 500, height: 500 });
  const enlarged = layOutResized({ width: 400, height: 100, fit: 'cover' }, { width: 100, height: 100 });
  expect(enlarged.crop).toEqual({ x: 0, y: 37, width: 100, height: 25 });
  expect(enlarged.content).toEqual({ width: 400, height: 100 });
});

test('contain centres all of it on the canvas', () => {
  const { crop, content, canvas } = layOutResized({ width: 1000, height: 1000, fit: 'contain' });
  expect(crop).toEqual(whole);
  expect(content).toEqual({ width: 1000, height: 750 });
  expect(canvas).toEqual({ width: 1000, height: 1000, left: 0, top: 125 });
});

test('fill stretches; with one side given the other follows', () => {
  expect(layOutResized({ width: 300, height: 700, fit: 'fill' }).content).toEqual({
    width: 300,
    height: 700,
  });
  expect(layOutResized({ width: 300, fit: 'fill' }).content).toEqual({ width: 300, height: 225 });
});

describe('trim', () => {
  const plan: Plan = { trim: { margin: 20 }, output: { format: 'png' } };
  const box = { x: 10, y: 1000, width: 500, height: 400 };

  test('keeps the margin, and none where the picture ends', () => {
    expect(layOut(plan, original, box).crop).toEqual({ x: 0, y: 980, width: 530, height: 440 });
    // Or a dot could be asked for with thousands of pixels around it.
    expect(layOut({ ...plan, trim: { margin: 16_384 } }, original, box).canvas).toMatchObject(original);
  });

  test('keeps all of a picture whose cutout is empty', () => {
    expect(layOut(plan, original, null).crop).toEqual(whole);
  });

  test('is narrowed further by cover', () => {
    const { crop } = layOut({ ...plan, resize: { width: 100, height: 100, fit: 'cover' } }, original, box);
    expect(crop).toEqual({ x: 45, y: 980, width: 440, height: 440 });
  });
});

test('the crop on a smaller copy has exactly the size of the content', () => {
  const box = { x: 333, y: 777, width: 1501, height: 1999 };
  const plan: Plan = {
    trim: { margin: 0 },
    resize: { width: 640, height: 640, fit: 'inside' },
    output: { format: 'png' },
  };
  const layout = layOut(plan, original, box);
  const copy = { width: Math.round(4000 * layout.scale), height: Math.round(3000 * layout.scale) };
  const { x, y, width, height } = scaleCrop(layout, original, copy);
  expect({ width, height }).toEqual(layout.content);
  expect(x + width).toBeLessThanOrEqual(copy.width);
  expect(y + height).toBeLessThanOrEqual(copy.height);
});
