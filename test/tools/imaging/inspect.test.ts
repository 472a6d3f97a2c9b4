import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countScans } from '../../../src/tools/imaging/child/jpeg-scans.ts';
import type { Imaging } from '../../../src/tools/imaging/imaging.ts';
import { makeBlankPng, makeHeicHeader, makeLyingWebp, makeSvg, makeZip } from '../../hostile-file.ts';
import { makeFolder, makePicture, type PictureOptions, writePicture } from '../../picture.ts';
import { openImaging } from './open-imaging.ts';

let imaging: Awaited<ReturnType<typeof openImaging>>;
let folder: Awaited<ReturnType<typeof makeFolder>>;
beforeAll(async () => {
  folder = await makeFolder();
  imaging = await openImaging();
});
afterAll(async () => {
  await imaging.close({ timeoutMs: 0 });
  await folder[Symbol.asyncDispose]();
});

let count = 0;
async function inspect(bytes: Uint8Array, tool: Imaging = imaging) {
  return await tool.inspect(await writePicture(folder.path, `file-${count++}`, bytes));
}

describe('accepts', () => {
  test.each<[PictureOptions, string]>([
    [{ format: 'jpeg' }, 'image/jpeg'],
    [{ format: 'jpeg', progressive: true }, 'image/jpeg'],
    [{ format: 'png', transparent: true }, 'image/png'],
    [{ format: 'webp' }, 'image/webp'],
    [{ format: 'gif' }, 'image/gif'],
    [{ format: 'avif' }, 'image/avif'],
    [{ profile: 'cmyk' }, 'image/jpeg'],
  ])('%o as %s, by content alone', async (options, mimeType) => {
    const bytes = await makePicture({ width: 240, height: 160, ...options });
    expect(await inspect(bytes)).toEqual({ mimeType, width: 240, height: 160, frames: 1 });
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'EXIF orientation %i, with the size that is seen',
    async (orientation) => {
      const bytes = await makePicture({ width: 240, height: 160, orientation });
      expect(await inspect(bytes)).toEqual({ mimeType: 'image/jpeg', width: 240, height: 160, frames: 1 });
    },
  );
});

describe('refuses', () => {
  test('a JPEG whose scans go over its pixels too often, by its bytes alone', async () => {
    const bytes = await makePicture({ width: 2000, height: 1000, progressive: true });
    const scans = countScans(bytes);
    expect(scans).toBeGreaterThan(3);
    const last = bytes.subarray(bytes.lastIndexOf(Buffer.from([0xff, 0xda])), -2);
    const many = Buffer.concat([bytes.subarray(0, -2), ...Array(500).fill(last), Buffer.from([0xff, 0xd9])]);
    await expect(inspect(many)).rejects.toMatchObject({
      code: 'TOO_MANY_PIXELS',
      params: { limit: 1_000_000_000, actual: (scans + 500) * 2_000_000 },
    });
    expect(await inspect(bytes)).toMatchObject({ width: 2000 });
  });

  test.each(['jpeg', 'png', 'webp', 'gif', 'avif'] as const)(
    'a truncated %s, without naming a file of ours',
    async (format) => {
      const bytes = await makePicture({ width: 200, height: 150, format });
      const error = await inspect(bytes.subarray(0, bytes.length * 0.6)).catch((e) => e);
      expect(error).toMatchObject({ code: 'CORRUPT_IMAGE' });
      expect(error.message).not.toMatch(/file-\d|[\\/]/);
    },
  );

  test.each<[string, Buffer]>([
    ['an SVG drawing', makeSvg()],
    ['an SVG drawing', Buffer.concat([Buffer.from('<!-- hello -->\n'), makeSvg()])],
    ['a ZIP archive or an Office document', makeZip()],
    ['text', Buffer.from('hello')],
    ['an empty file', Buffer.alloc(0)],
    ['a PDF', Buffer.from('%PDF-1.7\n')],
    ['a TIFF or a raw photo', Buffer.from('II*\0\x08\0\0\0', 'latin1')],
    ['a video', Buffer.from('\0\0\0\x18ftypisom\0\0\0\0isommp42', 'latin1')],
    ['bytes of an unknown type', Buffer.from([1, 2, 3, 0, 5])],
  ])('%s, saying so', async (found, bytes) => {
    await expect(inspect(bytes)).rejects.toMatchObject({ code: 'UNSUPPORTED_IMAGE', params: { found } });
    await expect(inspect(bytes)).rejects.toThrow(found);
  });

  test('a HEIC container without a picture as corrupt', async () => {
    await expect(inspect(makeHeicHeader())).rejects.toMatchObject({ code: 'CORRUPT_IMAGE' });
  });

  test.each<PictureOptions['format']>(['jpeg', 'png', 'webp', 'avif'])(
    'a %s cut off anywhere: in its header, in the middle, at the last hundredth',
    async (format) => {
      const bytes = await makePicture({ width: 400, height: 300, format: format ?? 'jpeg' });
      for (const share of [0.05, 0.5, 0.99]) {
        const cut = bytes.subarray(0, Math.floor(bytes.length * share));
        await expect(inspect(cut)).rejects.toMatchObject({ code: 'CORRUPT_IMAGE' });
      }
    },
  );

  test('a side that is too long, before any pixel is decoded', async () => {
    const startedAt = performance.now();
    await expect(inspect(makeBlankPng(1, 10_000_000))).rejects.toMatchObject({
      code: 'TOO_MANY_PIXELS',
      params: { limit: 16_384, actual: 10_000_000 },
    });
    // Decoding it takes 13 s.
    expect(performance.now() - startedAt).toBeLessThan(3_000);
  });

  test('38 bytes that claim 16,383 × 16,383 px', async () => {
    await expect(inspect(makeLyingWebp())).rejects.toMatchObject({
      code: 'TOO_MANY_PIXELS',
      params: { limit: 50_000_000, actual: 16_383 * 16_383 },
    });
  });

  test('one pixel more than allowed, and not one less', async () => {
    await using strict = await openImaging({ maxPixels: 10_000, maxSide: 200 });
    await expect(inspect(makeBlankPng(100, 101), strict)).rejects.toMatchObject({ code: 'TOO_MANY_PIXELS' });
    await expect(inspect(makeBlankPng(201, 10), strict)).rejects.toMatchObject({
      code: 'TOO_MANY_PIXELS',
      params: { limit: 200, actual: 201 },
    });
    expect(await inspect(makeBlankPng(100, 100), strict)).toMatchObject({ width: 100, height: 100 });
    expect(await inspect(makeBlankPng(50, 200), strict)).toMatchObject({ width: 50, height: 200 });
  });
});

test('reads a bomb of 784 MB within limits and leaves no file behind', async () => {
  await using temp = await makeFolder();
  await using tool = await openImaging({ tempDir: temp.path, memoryBudgetBytes: 300_000_000 });
  // 16 bits of grey: 98 MB as stored, eight times that for those who expand it to RGBA at once.
  expect(await inspect(makeBlankPng(7_000, 7_000, 16), tool)).toMatchObject({ width: 7_000, height: 7_000 });
  expect(await readdir(temp.path)).toEqual([]);
});
