import { ssim } from '@blazediff/ssim';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { cropPicture, type Picture } from '../../../src/services/imaging/picture.ts';
import { measureSsim } from '../../../src/services/imaging/ssim.ts';
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

  test('of a large picture is that of every second tile, and nearly that of all', async () => {
    const original = draw(2_400, 2_000);
    const spoiled = await spoil(original, 40);
    const halves = [0, 1_200].map((x) => {
      const half = { x, y: 0, width: 1_200, height: 2_000 };
      return measureSsim(cropPicture(original, half), cropPicture(spoiled, half));
    });
    expect(Math.abs(measureSsim(original, spoiled) - (halves[0]! + halves[1]!) / 2)).toBeLessThan(0.001);
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
