import { mkdtemp, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MaskKind } from '../../../src/tools/imaging/mask.ts';
import { makeBlankPng, makeLyingWebp, makeSvg, makeZip } from '../../hostile-file.ts';
import { makeFolder, makePicture, readPixels, writePicture } from '../../picture.ts';
import { openImaging } from './open-imaging.ts';

const size = { width: 60, height: 40 };
let imaging: Awaited<ReturnType<typeof openImaging>>;
let folder: Awaited<ReturnType<typeof makeFolder>>;
/** The child's own. */
let tempDir: string;
beforeAll(async () => {
  folder = await makeFolder();
  tempDir = await mkdtemp(join(folder.path, 'temp-'));
  imaging = await openImaging({ tempDir });
});
afterAll(async () => {
  await imaging.close({ timeoutMs: 0 });
  await folder[Symbol.asyncDispose]();
});

async function take(bytes: Uint8Array, kind: MaskKind = 'coverage', of = size, directory = folder.path) {
  const path = await writePicture(folder.path, 'sent', bytes);
  const taken = await imaging.takeMask({ path, kind, size: of, directory });
  const file = sharp(taken.path);
  const { width, height, channels, depth } = await file.metadata();
  expect({ width, height, channels, depth }).toEqual({ ...of, channels: 1, depth: 'uchar' });
  const data = await file.toColourspace('b-w').raw().toBuffer();
  return { ...taken, data };
}

/** Every level of 0..255 in each row. */
const ramp = Buffer.from(Uint8Array.from({ length: 60 * 40 }, (_, at) => (at * 7 + (at / 60) * 3) % 256));
const draw = (data: Buffer, channels: 1 | 2 | 3 | 4) => sharp(data, { raw: { ...size, channels } });
const spread = (valueAt: (at: number, channel: number) => number, channels: number) =>
  Buffer.from(
    Uint8Array.from({ length: 60 * 40 * channels }, (_, at) =>
      valueAt(Math.floor(at / channels), at % channels),
    ),
  );

describe('reads what was sent:', () => {
  test('grey, pixel by pixel, and small enough the grid too', async () => {
    const { data, grid, byteSize, path } = await take(
      await draw(ramp, 1).toColourspace('b-w').png().toBuffer(),
    );
    expect(data.equals(ramp)).toBe(true);
    expect(grid).toEqual({ ...size, alpha: new Uint8Array(ramp) });
    expect(byteSize).toBe((await stat(path)).size);
  });

  test('what stands behind a PNG is not kept', async () => {
    const png = await draw(ramp, 1).toColourspace('b-w').png().toBuffer();
    const { data, path } = await take(Buffer.concat([png, makeZip()]));
    expect(data.equals(ramp)).toBe(true);
    expect((await readFile(path)).includes('PK\x03\x04')).toBe(false);
  });

  test('grey as RGB, and of 16 bits', async () => {
    const rgb = await draw(
      spread((at) => ramp[at]!, 3),
      3,
    )
      .png()
      .toBuffer();
    expect((await take(rgb)).data.equals(ramp)).toBe(true);
    const wide = Uint16Array.from(ramp, (level) => level * 257);
    const deep = await sharp(wide, { raw: { ...size, channels: 1 } })
      .toColourspace('grey16')
      .png()
      .toBuffer();
    expect((await sharp(deep).metadata()).depth).toBe('ushort');
    expect((await take(deep)).data.equals(ramp)).toBe(true);
  });

  test('RGBA: luma × alpha', async () => {
    const colour = [200, 100, 50];
    const bytes = await draw(
      spread((at, channel) => colour[channel] ?? ramp[at]!, 4),
      4,
    )
      .png()
      .toBuffer();
    const luma = 0.2126 * 200 + 0.7152 * 100 + 0.0722 * 50;
    const { data } = await take(bytes);
    for (const [at, level] of data.entries())
      expect(Math.abs(level - (luma * ramp[at]!) / 255)).toBeLessThan(1);
  });

  test('a palette, with and without transparency', async () => {
    const two = spread((at, channel) => (channel === 3 ? (at % 5 ? 255 : 0) : at % 2 ? 255 : 0), 4);
    const bytes = await draw(two, 4).png({ palette: true, colours: 4 }).toBuffer();
    // The colour type in its header.
    expect(bytes[25]).toBe(3);
    const { data } = await take(bytes);
    expect([...data.subarray(0, 12)]).toEqual([0, 255, 0, 255, 0, 0, 0, 255, 0, 255, 0, 255]);
  });

  test('JPEG, and a JPEG in another profile', async () => {
    const blocks = spread((at) => (at % 60 < 32 ? 255 : 0), 3);
    for (const profile of [null, 'p3'] as const) {
      const jpeg = draw(blocks, 3).jpeg({ quality: 95 });
      const { data } = await take(await (profile ? jpeg.withIccProfile(profile) : jpeg).toBuffer());
      expect(data[10]).toBeGreaterThan(250);
      expect(data[50]).toBeLessThan(5);
    }
  });

  test('what is stored, whatever a profile says of how it looks', async () => {
    const colour = [200, 60, 30];
    const stored = spread((_, channel) => colour[channel]!, 3);
    const png = await draw(stored, 3).png().withIccProfile('p3').toBuffer();
    const lumaOf = async (ignoreIcc: boolean) => {
      const pixels = await sharp(png, { ignoreIcc }).toColourspace('srgb').raw().toBuffer();
      return 0.2126 * pixels[0]! + 0.7152 * pixels[1]! + 0.0722 * pixels[2]!;
    };
    const { data } = await take(png);
    expect(Math.abs(data[0]! - (await lumaOf(true)))).toBeLessThan(1);
    expect(Math.abs((await lumaOf(true)) - (await lumaOf(false)))).toBeGreaterThan(3);
  });

  test('the upright size of an EXIF orientation, not the raw one', async () => {
    const bytes = await makePicture({ ...size, orientation: 6 });
    const upright = await readPixels(await makePicture({ ...size, format: 'png' }));
    const { data } = await take(bytes);
    const at = 20 * 60 + 30;
    const [red, green, blue] = upright.data.subarray(at * 3, at * 3 + 3);
    expect(Math.abs(data[at]! - (0.2126 * red! + 0.7152 * green! + 0.0722 * blue!))).toBeLessThan(16);
    await expect(take(bytes, 'coverage', { width: 40, height: 60 })).rejects.toMatchObject({
      code: 'MASK_SIZE_MISMATCH',
      params: { expectedWidth: 40, expectedHeight: 60, width: 60, height: 40 },
    });
  });

  test('hints: in three levels, and of what is transparent nothing', async () => {
    const bytes = await draw(
      spread((at, channel) => (channel === 3 ? (at % 4 ? 255 : 100) : ramp[at]!), 4),
      4,
    )
      .png()
      .toBuffer();
    const { data } = await take(bytes, 'hints');
    const expected = ramp.map((level, at) => (at % 4 === 0 ? 128 : level < 64 ? 0 : level > 192 ? 255 : 128));
    expect(data.equals(expected)).toBe(true);
  });

  test('the first frame', async () => {
    const frames = Buffer.concat([Buffer.alloc(60 * 40, 255), Buffer.alloc(60 * 40)]);
    const gif = sharp(frames, { raw: { width: 60, height: 80, channels: 1, pageHeight: 40 } }).gif();
    expect((await take(await gif.toBuffer())).data.every((level) => level === 255)).toBe(true);
  });
});

test('a large mask has a grid of at most 480 cells a side', async () => {
  const of = { width: 1500, height: 1000 };
  const half = Buffer.from(Uint8Array.from({ length: 1500 * 1000 }, (_, at) => (at % 1500 < 900 ? 255 : 0)));
  const bytes = await sharp(half, { raw: { ...of, channels: 1 } })
    .png()
    .toBuffer();
  const { grid } = await take(bytes, 'coverage', of);
  expect(grid).toMatchObject({ width: 480, height: 320 });
  const mask = { kind: 'coverage', strokes: [] } as const;
  expect(await imaging.measureMask({ mask, size: of, grid })).toBeCloseTo(0.6, 3);
});

describe('refuses', () => {
  test.each<[string, () => Uint8Array | Promise<Uint8Array>, object]>([
    [
      'another size',
      () => makePicture({ width: 61, height: 40, format: 'png' }),
      {
        code: 'MASK_SIZE_MISMATCH',
        params: { expectedWidth: 60, expectedHeight: 40, width: 61, height: 40 },
      },
    ],
    ['an SVG drawing', makeSvg, { code: 'UNSUPPORTED_IMAGE' }],
    [
      'an archive behind which is a PNG',
      async () => Buffer.concat([makeZip(), makeBlankPng(60, 40)]),
      { code: 'UNSUPPORTED_IMAGE' },
    ],
    [
      'a truncated PNG',
      async () =>
        (
          await draw(
            spread(() => Math.random() * 256, 3),
            3,
          )
            .png()
            .toBuffer()
        ).subarray(0, 3000),
      { code: 'CORRUPT_IMAGE' },
    ],
    ['38 bytes of many pixels', makeLyingWebp, { code: 'TOO_MANY_PIXELS' }],
    ['a bomb', () => makeBlankPng(16_000, 16_000, 1), { code: 'TOO_MANY_PIXELS' }],
  ])('%s', async (_what, make, error) => {
    const directory = await mkdtemp(join(folder.path, 'refused-'));
    const thrown = await take(await make(), 'coverage', size, directory).catch((failure) => failure);
    expect(thrown).toMatchObject(error);
    expect(thrown.message).not.toContain(join(folder.path, 'sent'));
    expect([...(await readdir(directory)), ...(await readdir(tempDir))]).toEqual([]);
  });
});
