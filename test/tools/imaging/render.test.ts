import { stat } from 'node:fs/promises';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { OutputFormat, Plan } from '../../../src/tools/imaging/imaging.ts';
import { drawVase, makePicture, meanError, readPixels } from '../../picture.ts';
import { makeMatte, original, png, useRenderer } from './renderer.ts';

const { renderBytes, render, renderOne } = useRenderer();

describe('formats', () => {
  test.each<[OutputFormat, string, number | null]>([
    ['jpeg', 'image/jpeg', 80],
    ['png', 'image/png', null],
    ['webp', 'image/webp', 80],
    ['avif', 'image/avif', 55],
  ])(
    '%s has its type, size and default quality, and looks like the original',
    async (format, mimeType, quality) => {
      const { pixels, ...file } = await renderOne({ output: { format } }, { format: 'png' });
      expect(file).toMatchObject({
        mimeType,
        quality,
        width: 400,
        height: 300,
        hasAlpha: false,
        crop: original,
      });
      expect(file.byteSize).toBe((await stat(file.path)).size);
      expect(meanError(pixels.data, drawVase(400, 300).pixels)).toBeLessThan(format === 'png' ? 0.001 : 4);
    },
  );

  test.each<OutputFormat>(['webp', 'avif', 'png'])(
    '%s lossless gives the very pixels, and no quality',
    async (format) => {
      const { pixels, quality } = await renderOne({ output: { format, lossless: true } }, { format: 'png' });
      expect(quality).toBeNull();
      expect(meanError(pixels.data, drawVase(400, 300).pixels)).toBeLessThan(format === 'avif' ? 1 : 0.001);
    },
  );

  test('a JPEG is progressive, a better quality larger', async () => {
    const [low, high] = (await render([20, 90].map((quality) => ({ output: { format: 'jpeg', quality } }))))
      .files;
    expect(low?.quality).toBe(20);
    expect(high?.byteSize).toBeGreaterThan((low?.byteSize ?? 0) * 2);
    expect((await sharp(low?.path).metadata()).isProgressive).toBe(true);
  });

  test('a side that WebP cannot hold, or more pixels than an upload may have, is BAD_USER_INPUT', async () => {
    const renderAs = (width: number, height: number) =>
      render([{ resize: { width, height, fit: 'fill' }, output: { format: 'webp' } }]);
    await expect(renderAs(16_384, 2)).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      params: { limit: 16_383 },
    });
    await expect(renderAs(16_000, 16_000)).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      params: { limit: 50_000_000, actual: 256_000_000 },
    });
  });
});

describe('maxBytes', () => {
  test.each<OutputFormat>(['jpeg', 'webp', 'avif'])('%s: the best quality that fits', async (format) => {
    const maxBytes = 6_000;
    const { byteSize, quality } = await renderOne({ output: { format, maxBytes } });
    expect(byteSize).toBeLessThanOrEqual(maxBytes);
    const better = await renderOne({ output: { format, quality: (quality ?? 0) + 1 } });
    expect(better.byteSize).toBeGreaterThan(maxBytes);
  });

  test('the quality asked for, if it fits, and never a better one', async () => {
    expect(await renderOne({ output: { format: 'webp', quality: 70, maxBytes: 1_000_000 } })).toMatchObject({
      quality: 70,
    });
  });

  test.each<Plan['output']>([
    { format: 'jpeg', maxBytes: 500 },
    { format: 'png', maxBytes: 500 },
    { format: 'webp', lossless: true, maxBytes: 500 },
  ])('%o is not reached, and says what was', async (output) => {
    const failure = await render([{ output }]).catch((error) => error);
    expect(failure).toMatchObject({ code: 'TARGET_NOT_REACHED', isRetryable: false, params: { limit: 500 } });
    expect(failure.params.actual).toBeGreaterThan(500);
  });
});

describe('resize', () => {
  test('contain is transparent around the picture, or white where it cannot be', async () => {
    const resize: Plan['resize'] = { width: 200, height: 200, fit: 'contain' };
    const transparent = await renderOne({ resize, output: png });
    expect(transparent).toMatchObject({ width: 200, height: 200, hasAlpha: true, crop: original });
    expect([...transparent.pixels.data.subarray(0, 4)]).toEqual([0, 0, 0, 0]);
    const white = await renderOne({ resize, output: { format: 'jpeg' } });
    expect([...white.pixels.data.subarray(0, 3)]).toEqual([255, 255, 255]);
    const green = await renderOne({ resize, background: '#00ff00', output: png });
    expect([...green.pixels.data.subarray(0, 3)]).toEqual([0, 255, 0]);
  });

  test('cover shows the centre', async () => {
    const file = await renderOne({ resize: { width: 150, height: 150, fit: 'cover' }, output: png });
    expect(file).toMatchObject({ width: 150, height: 150, crop: { x: 50, y: 0, width: 300, height: 300 } });
    const shown = await sharp(drawVase(400, 300).pixels, { raw: { width: 400, height: 300, channels: 3 } })
      .extract({ left: 50, top: 0, width: 300, height: 300 })
      .resize(150, 150)
      .raw()
      .toBuffer();
    expect(meanError(file.pixels.data, shown)).toBeLessThan(4);
  });

  test('several plans share one decode and do not disturb each other', async () => {
    const plans: Plan[] = [
      { resize: { width: 100, height: 100, fit: 'inside' }, output: { format: 'webp' } },
      { cutout: { edges: 'refined' }, output: png },
      { output: png },
    ];
    const { files, times } = await render(plans, {}, { matte: makeMatte() });
    expect(files.map(({ width, height, hasAlpha }) => [width, height, hasAlpha])).toEqual([
      [100, 75, false],
      [400, 300, true],
      [400, 300, false],
    ]);
    expect(times.map(({ stage }) => stage)).toEqual(['DECODING', 'REFINING', 'ENCODING']);
    expect(meanError((await readPixels(files[2]?.path ?? '')).data, drawVase(400, 300).pixels)).toBeLessThan(
      4,
    );
  });
});

test('the placeholder is a picture of at most 16 px in few bytes', async () => {
  const { placeholder, files } = await render([], {}, { placeholder: true });
  expect(files).toEqual([]);
  expect(placeholder).toMatch(/^data:image\/webp;base64,/);
  expect(placeholder?.length).toBeLessThan(400);
  const { width, height } = await readPixels(Buffer.from(placeholder?.split(',')[1] ?? '', 'base64'));
  expect([width, height]).toEqual([16, 12]);
});

test('a picture that breaks off is CORRUPT_IMAGE', async () => {
  const bytes = await makePicture();
  await expect(renderBytes(bytes.subarray(0, bytes.length / 2), [{ output: png }])).rejects.toMatchObject({
    code: 'CORRUPT_IMAGE',
    isRetryable: false,
  });
});

test('a folder that cannot be written is an outage, which names the file to the operator alone', async () => {
  const rendering = render([{ output: png }], {}, { directory: '/nowhere' });
  await expect(rendering).rejects.toMatchObject({
    code: 'SERVICE_UNAVAILABLE',
    isRetryable: true,
    message: expect.not.stringContaining('/nowhere'),
    detail: expect.stringContaining('/nowhere/0.png'),
  });
});
