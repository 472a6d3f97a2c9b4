import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { OutputFormat } from '../../../src/tools/imaging/imaging.ts';
import { drawVase, makePicture, meanError, type PictureOptions } from '../../picture.ts';
import { png, useRenderer } from './renderer.ts';

const { renderOne } = useRenderer();

describe('the original’s own', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])('EXIF orientation %i is baked in', async (orientation) => {
    const { pixels, width, height } = await renderOne({ output: png }, { orientation });
    expect([width, height]).toEqual([400, 300]);
    expect(meanError(pixels.data, drawVase(400, 300).pixels)).toBeLessThan(4);
  });

  // Blue as strong as the vase's lies outside of what CMYK inks can print.
  test.each<[PictureOptions['profile'], number]>([
    ['p3', 4],
    ['cmyk', 16],
  ])('%s colours look the same in sRGB', async (profile, tolerance) => {
    const { pixels } = await renderOne({ output: png }, { profile });
    expect(pixels.channels).toBe(3);
    expect(meanError(pixels.data, drawVase(400, 300).pixels)).toBeLessThan(tolerance);
  });

  test.each<OutputFormat>(['jpeg', 'png', 'webp', 'avif'])(
    'metadata is gone from a %s, GPS first of all',
    async (format) => {
      const options = { gps: true, profile: 'p3', orientation: 6 } as const;
      expect(await sharp(await makePicture(options)).metadata()).toHaveProperty('exif');
      const metadata = await sharp((await renderOne({ output: { format } }, options)).path).metadata();
      for (const kind of ['exif', 'icc', 'xmp', 'iptc', 'orientation'] as const)
        expect(metadata[kind]).toBeUndefined();
    },
  );

  test.each<PictureOptions>([{ format: 'gif' }, { format: 'webp', transparent: true }, { format: 'avif' }])(
    'type does not matter: %o',
    async (options) => {
      expect(await renderOne({ output: { format: 'webp' } }, options)).toMatchObject({
        width: 400,
        height: 300,
      });
    },
  );
});
