import { ssim } from '@blazediff/ssim';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { Picture } from '../../../src/tools/imaging/child/picture.ts';
import { measureSsim } from '../../../src/tools/imaging/child/ssim.ts';
import { drawVase } from '../../picture.ts';
import { computeSsim, shrinkAsAuthors, toLuma } from './reference-ssim.ts';

function draw(width: number, height: number): Picture {
  return { data: drawVase(width, height).pixels, width, height, channels: 3 };
}

/** The picture after a JPEG of that quality. */
async function spoil(picture: Picture, quality: number): Promise<Picture> {
  const { width, height, channels } = picture;
  const jpeg = await sharp(picture.data, { raw: { width, height, channels } }).jpeg({ quality }).toBuffer();
  return { ...picture, data: await sharp(jpeg).raw().toBuffer() };
}

const lumaOf = ({ data, width, height }: Picture) => toLuma(data, width, height);

describe('the library', () => {
  const measure = async (width: number, height: number) => {
    const original = draw(width, height);
    const spoiled = await spoil(original, 30);
    const [one, other] = [original, spoiled].map(addAlpha);
    return {
      library: ssim(one!, other!, undefined, width, height),
      authors: computeSsim(shrinkAsAuthors(lumaOf(original)), shrinkAsAuthors(lumaOf(spoiled))),
    };
  };

  test.each([
    [300, 260],
    [383, 384],
  ])('is the formula at %i × %i px', async (width, height) => {
    const { library, authors } = await measure(width, height);
    expect(library).toBeCloseTo(authors, 4);
  });

  // The squares are half a pixel elsewhere, and cut off at the edges: this is why it is given tiles.
  test('is only near the authors’ where it averages over squares of even size', async () => {
    const { library, authors } = await measure(640, 480);
    expect(Math.abs(library - authors)).toBeGreaterThan(0.0002);
    expect(Math.abs(library - authors)).toBeLessThan(0.02);
  });
});

function addAlpha({ data }: Picture): Uint8Array {
  const out = new Uint8Array((data.length / 3) * 4).fill(255);
  for (let from = 0, to = 0; from < data.length; from += 3, to += 4)
    out.set(data.subarray(from, from + 3), to);
  return out;
}

describe('measureSsim', () => {
  test.each([
    [200, 150, 80],
    [139, 137, 30],
    [270, 11, 50],
    [400, 290, 10],
  ])('of %i × %i px at quality %i is the mean over all windows', async (width, height, quality) => {
    const original = draw(width, height);
    const spoiled = await spoil(original, quality);
    expect(measureSsim(original, spoiled)).toBeCloseTo(computeSsim(lumaOf(original), lumaOf(spoiled)), 4);
  });

  test('is 1 of equal pictures, of a pixel too', () => {
    for (const [width, height] of [
      [40, 30],
      [5, 80],
      [2, 2],
      [1, 1],
    ] as const)
      expect(measureSsim(draw(width, height), draw(width, height))).toBeCloseTo(1, 6);
  });

  test('of fewer tiles is nearly that of all, whichever they are', async () => {
    const original = draw(1_200, 1_000);
    const spoiled = await spoil(original, 40);
    const all = measureSsim(original, spoiled);
    for (const phase of [0, 1, 2]) {
      const some = measureSsim(original, spoiled, { maxPixels: 400_000, phase });
      expect(some).not.toBe(all);
      expect(Math.abs(some - all)).toBeLessThan(0.001);
    }
  });

  test('of however few pixels is that of a tile at least', async () => {
    const original = draw(200, 150);
    const spoiled = await spoil(original, 40);
    for (let phase = 0; phase < 9; phase++)
      expect(measureSsim(original, spoiled, { maxPixels: 10, phase })).toBeCloseTo(0.9, 0);
  });

  test('of a cutout is that of its subject, however large the canvas', async () => {
    const side = 150;
    const spoiled = await spoil(draw(side, side), 10);
    const layOn = ({ data }: Picture, margin: number): Picture => {
      const width = side + 2 * margin;
      const canvas = new Uint8Array(width * width * 4);
      for (let i = 0; i < side * side; i++) {
        const [x, y] = [i % side, Math.floor(i / side)];
        if (Math.hypot(x - side / 2, y - side / 2) > side / 2) continue;
        const at = ((y + margin) * width + x + margin) * 4;
        canvas.set([...data.subarray(i * 3, i * 3 + 3), 255], at);
      }
      return { data: canvas, width, height: width, channels: 4 };
    };
    const measure = (margin: number) => measureSsim(layOn(draw(side, side), margin), layOn(spoiled, margin));
    expect(measure(10)).toBeLessThan(0.95);
    expect(measure(300)).toBeCloseTo(measure(10), 4);
    expect(measure(20)).toBeCloseTo(measure(10), 4);
    const thinned = { maxPixels: side ** 2 * 2 };
    for (let phase = 0; phase < 9; phase++) {
      const found = measureSsim(layOn(draw(side, side), 300), layOn(spoiled, 300), { ...thinned, phase });
      expect(found).toBeCloseTo(measure(10), 4);
    }
  });

  test('of what is transparent sees a wrong alpha, whatever the colour', () => {
    for (const colour of [0, 128, 255]) {
      const make = (alpha: (x: number) => number): Picture => ({
        data: Uint8Array.from({ length: 64 * 48 * 4 }, (_, i) =>
          i % 4 === 3 ? alpha(Math.floor(i / 4) % 64) : colour,
        ),
        width: 64,
        height: 48,
        channels: 4,
      });
      const sharpEdge = make((x) => (x < 32 ? 255 : 0));
      expect(
        measureSsim(
          sharpEdge,
          make((x) => (x < 32 ? 255 : 60)),
        ),
      ).toBeLessThan(0.98);
      expect(measureSsim(sharpEdge, sharpEdge)).toBeCloseTo(1, 6);
    }
  });

  test('where nothing is seen, colours do not matter', () => {
    const make = (colour: number): Picture => ({
      data: Uint8Array.from({ length: 32 * 32 * 4 }, (_, i) => (i % 4 === 3 ? 0 : colour)),
      width: 32,
      height: 32,
      channels: 4,
    });
    expect(measureSsim(make(0), make(200))).toBeCloseTo(1, 6);
  });

  test('of pictures that differ in size is a mistake', () => {
    expect(() => measureSsim(draw(20, 10), draw(10, 20))).toThrow(
      'expected a picture of 20 × 10 px with 3 channels, got 10 × 20 px with 3 channels',
    );
  });
});
