import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { Plan } from '../../../src/tools/imaging/imaging.ts';
import { meanError, readPixels } from '../../picture.ts';
import {
  drawMovie,
  type GifFrame,
  type GifOptions,
  makeGif,
  makeWebpMovie,
  measurePsnr,
  playGif,
  readMovie,
} from './animated-file.ts';
import { makeMatte, useRenderer } from './renderer.ts';

const { renderBytes } = useRenderer();

async function animate(bytes: Uint8Array, plan: Plan) {
  const { files, times } = await renderBytes(bytes, [plan]);
  const file = files[0]!;
  return { ...file, times, ...(await readMovie(file.path)) };
}

const webp: Plan['output'] = { format: 'webp' };
const lossless: Plan['output'] = { format: 'webp', lossless: true };
const width = 40;
const height = 30;

const fill = (size: number, value: (i: number) => number) =>
  Uint8Array.from({ length: size }, (_, i) => value(i));
const whole: GifFrame = { width, height, indices: fill(width * height, (i) => i % 97), delayMs: 40 };
const patch = (x: number, y: number, index: number, rest: Partial<GifFrame>): GifFrame => ({
  x,
  y,
  width: 12,
  height: 10,
  // Every fifth pixel shows what is behind.
  indices: fill(120, (i) => (i % 5 === 0 ? 127 : index)),
  transparent: 127,
  delayMs: 100,
  ...rest,
});
const partial: GifOptions = {
  width,
  height,
  loop: 4,
  frames: [
    whole,
    patch(2, 3, 96, { disposal: 'previous', delayMs: 120 }),
    patch(20, 15, 31, { disposal: 'background', delayMs: 250 }),
    patch(5, 18, 3, { delayMs: 2_000 }),
    patch(28, 0, 64, {}),
  ],
};

describe('a GIF', () => {
  test('of partial frames is shown as its disposals say, each as long and all as often', async () => {
    const movie = await animate(makeGif(partial), { output: lossless });
    expect(movie).toMatchObject({
      mimeType: 'image/webp',
      width,
      height,
      loop: 4,
      quality: null,
      ssim: null,
    });
    expect(movie.delaysMs).toEqual([40, 120, 250, 2_000, 100]);
    expect(movie.byteSize).toBeGreaterThan(0);
    const shown = playGif(partial);
    expect(movie.frames).toHaveLength(5);
    for (const [index, frame] of shown.entries()) {
      expect(meanAlphaError(frame, movie.frames[index]!)).toBe(0);
      expect(measurePsnr(frame, movie.frames[index]!)).toBe(Number.POSITIVE_INFINITY);
    }
  });

  test('that is shown once, or for ever, stays so', async () => {
    for (const loop of [1, 0])
      expect((await animate(makeGif({ ...partial, loop }), { output: webp })).loop).toBe(loop);
  });

  test('that shows a frame for longer than sharp can write, or is shown more often, moves all the same', async () => {
    const frames = [100, 66_000, 655_350].map((delayMs, index) => ({
      ...whole,
      delayMs,
      indices: fill(width * height, (i) => (i * (index + 2)) % 101),
    }));
    const movie = await animate(makeGif({ width, height, frames, loop: 65_536 }), { output: webp });
    expect(movie).toMatchObject({ delaysMs: [100, 65_535, 65_535], loop: 65_535 });
  });

  test('too wide for a WebP is shown still, in another format', async () => {
    const frames = [3, 90].map((index) => ({
      width: 16_384,
      height: 2,
      indices: fill(32_768, () => index),
      delayMs: 50,
    }));
    const { mimeType, frames: shown } = await animate(makeGif({ width: 16_384, height: 2, frames }), {
      output: { format: 'auto', minSsim: 0.98 },
    });
    expect(mimeType).not.toBe('image/webp');
    expect(shown).toHaveLength(1);
  });

  test('delays that viewers take for a tenth of a second are written as one', async () => {
    const frames = [0, 10, 20].map((delayMs) => ({ ...whole, delayMs }));
    frames[1]!.indices = fill(width * height, () => 5);
    const { delaysMs } = await animate(makeGif({ width, height, frames }), { output: webp });
    expect(delaysMs).toEqual([100, 100, 20]);
  });

  test('frames that are alike become one that is shown as long, and its similarity is that of all', async () => {
    const other = { ...whole, indices: fill(width * height, (i) => (i * 7) % 101) };
    const frames = [whole, whole, other, other, other, whole].map((frame) => ({ ...frame, delayMs: 80 }));
    const movie = await animate(makeGif({ width, height, frames }), {
      output: { format: 'webp', minSsim: 0.9 },
    });
    expect(movie.delaysMs).toEqual([160, 240, 80]);
    expect(movie.ssim).toBeGreaterThanOrEqual(0.9);
    const still = await animate(makeGif({ width, height, frames: [whole, whole] }), {
      output: { format: 'webp', minSsim: 0.9 },
    });
    expect(still.frames).toHaveLength(1);
    expect(still.ssim).toBeGreaterThanOrEqual(0.9);
  });

  test('tells its stages as a still picture does', async () => {
    const { times } = await animate(makeGif(partial), { output: webp });
    expect(times.map(({ stage }) => stage)).toEqual(['DECODING', 'REFINING', 'ENCODING']);
  });

  test('with a frame that is cut off shows its first', async () => {
    const bytes = makeGif({ width, height, frames: [whole, { ...whole, delayMs: 60 }, whole] });
    const movie = await animate(bytes.subarray(0, bytes.length - 700), { output: lossless });
    expect(movie.frames).toHaveLength(1);
    expect(measurePsnr(playGif(partial)[0]!, movie.frames[0]!)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('a WebP animation', () => {
  const size = { width: 160, height: 120 };
  const delaysMs = [50, 60, 70, 80, 90, 500];
  const make = (options: { transparent?: boolean } = {}) => {
    const frames = drawMovie(6, options);
    return makeWebpMovie({ ...size, frames, delaysMs, loop: 3 });
  };

  test('every frame looks like its original; delays and loop stay', async () => {
    const movie = await animate(await make(), { output: webp });
    expect(movie).toMatchObject({ ...size, delaysMs, loop: 3, hasAlpha: false, quality: 80, ssim: null });
    for (const [index, frame] of drawMovie(6).entries())
      expect(measurePsnr(frame, movie.frames[index]!)).toBeGreaterThan(32);
  });

  test('that shows a frame for hours moves all the same', async () => {
    const bytes = await make();
    // The duration is three bytes behind the frame's header, place and size.
    for (let at = bytes.indexOf('ANMF'); at >= 0; at = bytes.indexOf('ANMF', at + 4))
      bytes.writeUIntLE(0xffffff, at + 20, 3);
    expect((await animate(bytes, { output: webp })).delaysMs).toEqual(Array(6).fill(65_535));
  });

  test('that is stored on its side is shown still and upright', async () => {
    const bytes = await sharp(await make(), { pages: -1 })
      .withMetadata({ orientation: 6 })
      .webp({ lossless: true })
      .toBuffer();
    const { files } = await renderBytes(bytes, [{ output: lossless }, { output: { format: 'png' } }]);
    const movie = await readMovie(files[0]!.path);
    expect(movie).toMatchObject({ width: 120, height: 160 });
    expect(movie.frames).toHaveLength(1);
    const upright = await sharp(drawMovie(1)[0]!, { raw: { ...size, channels: 4 } })
      .removeAlpha()
      .rotate(90)
      .raw()
      .toBuffer();
    expect(meanError((await readPixels(files[1]!.path)).data, upright)).toBeLessThan(1);
    expect(meanError(withoutAlpha(movie.frames[0]!, 4), upright)).toBeLessThan(1);
  });

  test('transparency stays; a background takes its place', async () => {
    const bytes = await make({ transparent: true });
    const movie = await animate(bytes, { output: webp });
    expect(movie.hasAlpha).toBe(true);
    for (const [index, frame] of drawMovie(6, { transparent: true }).entries()) {
      expect(meanAlphaError(frame, movie.frames[index]!)).toBe(0);
      expect(measurePsnr(frame, movie.frames[index]!)).toBeGreaterThan(28);
    }
    const onGreen = await animate(bytes, { background: '#00ff00', output: lossless });
    expect(onGreen.hasAlpha).toBe(false);
    for (const frame of onGreen.frames) expect([...frame.subarray(0, 4)]).toEqual([0, 255, 0, 255]);
  });

  test.each<[NonNullable<Plan['resize']>, number, number]>([
    [{ width: 80, fit: 'inside' }, 80, 60],
    [{ width: 400, height: 400, fit: 'inside' }, 160, 120],
    [{ width: 50, height: 50, fit: 'cover' }, 50, 50],
    [{ width: 100, height: 100, fit: 'contain' }, 100, 100],
    [{ width: 64, height: 90, fit: 'fill' }, 64, 90],
  ])('resized by %o, no frame runs into the next', async (resize, toWidth, toHeight) => {
    const { files } = await renderBytes(await make(), [
      { resize, output: lossless },
      { resize, output: { format: 'png' } },
    ]);
    const movie = await readMovie(files[0]!.path);
    expect(movie).toMatchObject({ width: toWidth, height: toHeight, delaysMs, loop: 3 });
    const first = await readPixels(files[1]!.path);
    expect(
      meanError(withoutAlpha(movie.frames[0]!, 4), withoutAlpha(first.data, first.channels)),
    ).toBeLessThan(1);
    // The disc has moved, all else stays: the last frame's left edge is as the first one's.
    const leftEdge = (frame: Uint8Array) => frame.subarray(0, 4);
    expect(meanError(leftEdge(movie.frames[5]!), leftEdge(movie.frames[0]!))).toBeLessThan(2);
    expect(measurePsnr(movie.frames[5]!, movie.frames[0]!)).toBeLessThan(25);
  });

  test('thumbnail, placeholder and a JPEG come of one decode; the JPEG is the first frame', async () => {
    const { files, placeholder } = await renderBytes(
      await make(),
      [{ resize: { width: 80, height: 80, fit: 'inside' }, output: webp }, { output: { format: 'jpeg' } }],
      { placeholder: true },
    );
    expect((await readMovie(files[0]!.path)).frames).toHaveLength(6);
    const [first] = drawMovie(6);
    const jpeg = await readPixels(files[1]!.path);
    expect([jpeg.width, jpeg.height]).toEqual([160, 120]);
    expect(meanError(jpeg.data, withoutAlpha(first!, 4))).toBeLessThan(5);
    expect(placeholder).toMatch(/^data:image\/webp/);
  });

  test.each<Plan['output']>([
    { format: 'webp', maxBytes: 6_000 },
    { format: 'webp', minSsim: 0.97 },
    { format: 'auto', minSsim: 0.97 },
    { format: 'auto', maxBytes: 6_000 },
    { format: 'auto', minSsim: 0.9, maxBytes: 20_000 },
  ])('%o is reached by all of it', async (output) => {
    const movie = await animate(await make(), { output });
    expect(movie.frames).toHaveLength(6);
    expect(movie.mimeType).toBe('image/webp');
    expect(movie.byteSize).toBeLessThanOrEqual(output.maxBytes ?? Number.POSITIVE_INFINITY);
    expect(movie.ssim).toBeGreaterThanOrEqual(output.minSsim ?? 0.5);
  });

  test('of what has its background removed there is one frame', async () => {
    const { files } = await renderBytes(await make(), [{ cutout: { edges: 'raw' }, output: webp }], {
      matte: makeMatte(),
    });
    expect((await readMovie(files[0]!.path)).frames).toHaveLength(1);
  });
});

function meanAlphaError(one: Uint8Array, other: Uint8Array): number {
  const alpha = (pixels: Uint8Array) => pixels.filter((_, i) => i % 4 === 3);
  return meanError(alpha(one), alpha(other));
}

function withoutAlpha(pixels: Uint8Array, channels: number): Uint8Array {
  return channels === 4 ? pixels.filter((_, i) => i % 4 !== 3) : pixels;
}
