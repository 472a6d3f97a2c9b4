import { readdir } from 'node:fs/promises';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { Picture } from '../../../src/tools/imaging/child/picture.ts';
import { measureSsim } from '../../../src/tools/imaging/child/ssim.ts';
import type { OutputFormat, Plan } from '../../../src/tools/imaging/imaging.ts';
import { makePicture, type PictureOptions, readPixels } from '../../picture.ts';
import { png, useRenderer } from './renderer.ts';

const { renderBytes, render, renderOne } = useRenderer();

type Output = Plan['output'];
const source: PictureOptions = { format: 'png', width: 240, height: 180 };

const renderAs = (output: Output, options: PictureOptions = source) => renderOne({ output }, options);

const codeOf = async (output: Output, options: PictureOptions = source) =>
  await renderAs(output, options).catch((error) => error);

/** Similarity of the file to what the encoder was given, measured here. */
async function similarityOf(
  pixels: Awaited<ReturnType<typeof readPixels>>,
  options: PictureOptions = source,
) {
  const { pixels: wanted } = await renderAs(png, options);
  return measureSsim(wanted as Picture, pixels as Picture);
}

describe('minSsim', () => {
  test.each<OutputFormat>(['jpeg', 'webp', 'avif'])(
    '%s: the lowest quality that reaches it',
    async (format) => {
      const minSsim = 0.95;
      const { quality, ssim, pixels, byteSize } = await renderAs({ format, minSsim });
      expect(ssim).toBeGreaterThanOrEqual(minSsim);
      expect(ssim).toBeCloseTo(await similarityOf(pixels), 6);
      const worse = await renderAs({ format, quality: quality! - 1 });
      expect(await similarityOf(worse.pixels)).toBeLessThan(minSsim);
      const same = await renderAs({ format, quality: quality! });
      expect([same.byteSize, same.ssim]).toEqual([byteSize, null]);
    },
  );

  test('more similarity takes more bytes', async () => {
    const sizes = [];
    for (const minSsim of [0.85, 0.92, 0.97])
      sizes.push((await renderAs({ format: 'webp', minSsim })).byteSize);
    expect(sizes).toEqual(sizes.toSorted((one, other) => one - other));
    expect(sizes[2]).toBeGreaterThan(sizes[0]! * 1.5);
  });

  test.each<Output>([
    { format: 'png', minSsim: 1 },
    { format: 'webp', lossless: true, minSsim: 1 },
  ])('%o always reaches it, and measures it', async (output) => {
    const { quality, ssim } = await renderAs(output);
    expect(quality).toBeNull();
    expect(ssim).toBeCloseTo(1, 6);
  });

  test('is of the resized picture on its canvas', async () => {
    const plan: Plan = { resize: { width: 120, height: 120, fit: 'contain' }, output: png };
    const file = await renderOne({ ...plan, output: { format: 'webp', minSsim: 0.97 } }, source);
    const { pixels } = await renderOne(plan, source);
    expect(file.ssim).toBeCloseTo(measureSsim(pixels as Picture, file.pixels as Picture), 6);
    expect(file.hasAlpha).toBe(true);
  });

  test('no better quality than the one given is tried, and the best there was is told', async () => {
    const failure = await codeOf({ format: 'webp', quality: 30, minSsim: 0.97 });
    expect(failure).toMatchObject({
      code: 'TARGET_NOT_REACHED',
      isRetryable: false,
      params: { limit: 0.97 },
    });
    const { pixels } = await renderAs({ format: 'webp', quality: 30 });
    expect(failure.params.actual).toBeCloseTo(await similarityOf(pixels), 6);
    expect(failure.message).toMatch(
      /^Expected a similarity \(SSIM\) of at least 0\.97 from a quality of at most 30\. The best had 0\.\d{4}\.$/,
    );
    expect(Number(/0\.\d{4}/.exec(failure.message)?.[0])).toBeLessThanOrEqual(failure.params.actual);
  });

  test('with maxBytes both hold, or the smallest that is similar enough is told', async () => {
    const { byteSize } = await renderAs({ format: 'webp', minSsim: 0.95 });
    expect(await renderAs({ format: 'webp', minSsim: 0.95, maxBytes: byteSize })).toMatchObject({ byteSize });
    expect(await codeOf({ format: 'webp', minSsim: 0.95, maxBytes: byteSize - 1 })).toMatchObject({
      code: 'TARGET_NOT_REACHED',
      params: { limit: byteSize - 1, actual: byteSize },
      message: `Expected at most ${byteSize - 1} bytes with a similarity (SSIM) of at least 0.95. The smallest has ${byteSize}, as WEBP.`,
    });
  });
});

describe('maxBytes', () => {
  test('the similarity that fits is told', async () => {
    const { ssim, pixels } = await renderAs({ format: 'jpeg', maxBytes: 4_000 });
    expect(ssim).toBeCloseTo(await similarityOf(pixels), 6);
    expect((await renderAs({ format: 'jpeg', quality: 50 })).ssim).toBeNull();
  });
});

describe('auto', () => {
  const opaque: OutputFormat[] = ['jpeg', 'webp', 'avif'];

  async function renderEach(
    formats: OutputFormat[],
    target: Partial<Output>,
    options: PictureOptions = source,
  ) {
    const files = [];
    for (const format of formats) files.push(await renderAs({ format, ...target }, options));
    return files;
  }

  test('minSsim: the smallest of the formats', async () => {
    const files = await renderEach(opaque, { minSsim: 0.95 });
    const smallest = files.toSorted((one, other) => one.byteSize - other.byteSize)[0]!;
    const { mimeType, byteSize, quality, ssim } = await renderAs({ format: 'auto', minSsim: 0.95 });
    expect({ mimeType, byteSize, quality, ssim }).toEqual({
      mimeType: smallest.mimeType,
      byteSize: smallest.byteSize,
      quality: smallest.quality,
      ssim: smallest.ssim,
    });
  });

  test('maxBytes: the one most like the picture', async () => {
    const files = await renderEach(opaque, { maxBytes: 5_000 });
    const file = await renderAs({ format: 'auto', maxBytes: 5_000 });
    expect(file.byteSize).toBeLessThanOrEqual(5_000);
    expect(file.ssim).toBeGreaterThanOrEqual(Math.max(...files.map(({ ssim }) => ssim!)) - 0.0005);
  });

  test('what is transparent is never a JPEG, and its alpha counts', async () => {
    const options: PictureOptions = { ...source, transparent: true };
    for (const target of [{ minSsim: 0.97 }, { maxBytes: 4_000 }]) {
      const { mimeType, hasAlpha, ssim, pixels } = await renderAs({ format: 'auto', ...target }, options);
      expect(mimeType).toMatch(/webp|avif/);
      expect(hasAlpha).toBe(true);
      expect(ssim).toBeCloseTo(await similarityOf(pixels, options), 6);
    }
  });

  test('flat art is written without loss where that is smallest', async () => {
    const { data } = await sharp(
      Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"><rect width="400" height="300" fill="#fff"/>
        ${Array.from({ length: 40 }, (_, i) => `<rect x="${(i * 53) % 380}" y="${(i * 37) % 280}" width="${9 + i}" height="2" fill="#${(i * 99_991).toString(16).padStart(6, '0').slice(-6)}"/>`).join('')}</svg>`,
      ),
    )
      .removeAlpha()
      .png()
      .toBuffer({ resolveWithObject: true });
    for (const target of [{ minSsim: 0.99 }, { maxBytes: 30_000 }]) {
      const { files } = await renderBytes(data, [{ output: { format: 'auto', ...target } }]);
      expect(files[0]).toMatchObject({ quality: null });
      expect(files[0]?.ssim).toBeCloseTo(1, 6);
    }
  });

  test('a photograph is written without loss only if nothing else is similar enough', async () => {
    expect(await renderAs({ format: 'auto', minSsim: 1 })).toMatchObject({ quality: null });
    expect(await codeOf({ format: 'auto', minSsim: 1, quality: 90 })).toMatchObject({
      code: 'TARGET_NOT_REACHED',
      params: { limit: 1 },
    });
  });

  test('in few bytes what is hard for all formats is written without loss', async () => {
    const draw = async (channels: 3 | 4, colour: (i: number) => number) =>
      await sharp(
        Uint8Array.from({ length: 400 * 300 * channels }, (_, i) => colour(Math.floor(i / channels))),
        { raw: { width: 400, height: 300, channels } },
      )
        .png()
        .toBuffer();
    const pictures = [
      await draw(4, () => 0),
      await draw(3, (i) => ((i + Math.floor(i / 400)) % 2 ? 255 : 0)),
    ];
    for (const bytes of pictures) {
      const { files } = await renderBytes(bytes, [{ output: { format: 'auto', maxBytes: 200 } }]);
      expect(files[0]).toMatchObject({ quality: null });
      expect(files[0]!.ssim).toBeCloseTo(1, 6);
    }
  });

  test('what is too wide for WebP is written in another format', async () => {
    const create = { width: 16_384, height: 20, channels: 3 as const, background: '#112233' };
    const { files } = await renderBytes(await sharp({ create }).png().toBuffer(), [
      { output: { format: 'auto', minSsim: 0.98 } },
      { output: { format: 'auto', maxBytes: 20_000 } },
    ]);
    for (const { width, mimeType } of files) {
      expect(width).toBe(16_384);
      expect(mimeType).not.toBe('image/webp');
    }
  });

  test('too few bytes for any format', async () => {
    const failure = await codeOf({ format: 'auto', maxBytes: 300 });
    expect(failure).toMatchObject({ code: 'TARGET_NOT_REACHED', params: { limit: 300 } });
    expect(failure.params.actual).toBeGreaterThan(300);
  });

  test('a large picture is searched on a sample first, and reaches its target all the same', async () => {
    const bytes = await sharp(await makePicture({ width: 500, height: 333, format: 'png' }))
      .resize(1_520, 1_000)
      .png()
      .toBuffer();
    const outputs: Output[] = [
      { format: 'webp', minSsim: 0.97 },
      { format: 'webp', maxBytes: 40_000 },
    ];
    const { files } = await renderBytes(bytes, [...outputs.map((output) => ({ output })), { output: png }]);
    const [similar, small, original] = files;
    const wanted = await readPixels(original!.path);
    for (const file of [similar!, small!]) {
      const measured = measureSsim(wanted as Picture, (await readPixels(file.path)) as Picture);
      expect(file.ssim).toBeCloseTo(measured, 6);
    }
    expect(similar!.ssim).toBeGreaterThanOrEqual(0.97);
    expect(small!.byteSize).toBeLessThanOrEqual(40_000);
    const [better] = (
      await renderBytes(bytes, [{ output: { format: 'webp', quality: small!.quality! + 1 } }])
    ).files;
    expect(better!.byteSize).toBeGreaterThan(40_000);
  });
});

test('nothing but the result is left in the folder', async () => {
  const { files } = await render([{ output: { format: 'webp', minSsim: 0.9 } }], source);
  const folder = files[0]!.path.replace(/[^/\\]+$/, '');
  expect((await readdir(folder)).filter((name) => name.includes('trial'))).toEqual([]);
});
