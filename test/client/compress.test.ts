import sharp from 'sharp';
import { expect, test } from 'vitest';
import { compressFile } from '../../client/src/upload/compress/compress-file.ts';
import { findShrinkableType } from '../../client/src/upload/compress/shrinkable.ts';

const still = (background = '#c81e1e') =>
  sharp({ create: { width: 40, height: 30, channels: 3, background } });
const clear = () =>
  sharp({ create: { width: 40, height: 30, channels: 4, background: { r: 9, g: 9, b: 9, alpha: 0.5 } } });
const moving = async () =>
  sharp(await Promise.all(['#c81e1e', '#1e1ec8'].map((color) => still(color).png().toBuffer())), {
    join: { animated: true },
  });

/** What comes after a picture's end is nobody's, and makes the file large enough. */
const large = (bytes: Buffer | string) => {
  const picture = Uint8Array.from(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes);
  return new Blob([picture, new Uint8Array(300_000)]);
};

/** A PNG with another chunk behind its header. */
function withChunk(png: Buffer, name: string): Buffer {
  const chunk = Buffer.alloc(12 + 8);
  chunk.writeUInt32BE(8);
  chunk.write(name, 4, 'latin1');
  return Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]);
}

const isoFile = (brands: string[], meta = 'meta') =>
  `\0\0\0${String.fromCharCode(8 + 4 * (brands.length + 1))}ftyp${brands[0]}\0\0\0\0${brands.slice(1).join('')}\0\0\0\x40${meta}`;

test.each<[string, () => Buffer | string | Promise<Buffer>, string]>([
  ['a JPEG', () => still().jpeg().toBuffer(), 'image/jpeg'],
  ['an opaque PNG', () => still().png().toBuffer(), 'image/png'],
  ['one with much said ahead', async () => withChunk(await still().png().toBuffer(), 'iTXt'), 'image/png'],
  ['a WebP', () => still().webp().toBuffer(), 'image/webp'],
  ['one with a profile', () => still().webp().withIccProfile('p3').toBuffer(), 'image/webp'],
  ['one without loss', () => still().webp({ lossless: true }).toBuffer(), 'image/webp'],
  ['an AVIF', () => still().avif().toBuffer(), 'image/avif'],
  ['a HEIC of a phone', () => isoFile(['heic', 'mif1', 'miaf', 'heic'], 'meta auxid:2\0'), 'image/heic'],
])('%s is made smaller', async (_name, make, type) => {
  expect(await findShrinkableType(large(await make()))).toBe(type);
});

test.each<[string, () => Buffer | string | Promise<Buffer>]>([
  ['a PNG with alpha', () => clear().png().toBuffer()],
  ['one with a clear colour', () => clear().png({ palette: true }).toBuffer()],
  ['one that moves', async () => withChunk(await still().png().toBuffer(), 'acTL')],
  ['one without pixels', async () => (await still().png().toBuffer()).subarray(0, 33)],
  ['a WebP with alpha', () => clear().webp().toBuffer()],
  ['one without loss and with alpha', () => clear().webp({ lossless: true }).toBuffer()],
  ['one that moves', async () => (await moving()).webp().toBuffer()],
  ['a GIF', () => still().gif().toBuffer()],
  ['one that moves', async () => (await moving()).gif().toBuffer()],
  ['an AVIF with alpha', () => clear().avif().toBuffer()],
  ['one that moves', () => isoFile(['avis', 'avif', 'mif1'])],
  ['a HEIC with alpha', () => isoFile(['heic', 'mif1'], 'meta urn:mpeg:hevc:2015:auxid:1\0')],
  ['one that moves', () => isoFile(['hevc', 'mif1', 'heic'])],
  ['one that says what it is behind its pixels', () => isoFile(['heic', 'mif1'], 'mdat')],
  ['a video', () => isoFile(['mp42', 'isom'])],
  ['a drawing', () => '<svg xmlns="http://www.w3.org/2000/svg"/>'],
  ['a TIFF', () => 'II*\0'],
  ['a text', () => 'what we did'],
])('%s is sent as it is', async (_name, make) => {
  expect(await findShrinkableType(large(await make()))).toBeNull();
});

test('a file of less than 300 KB is sent as it is', async () => {
  const jpeg = await still().jpeg().toBuffer();
  const padded = (bytes: number) => new Blob([jpeg, new Uint8Array(bytes - jpeg.length)]);
  expect(await findShrinkableType(padded(299_999))).toBeNull();
  expect(await findShrinkableType(padded(300_000))).toBe('image/jpeg');
});

const compressed = async (name: string, made: Blob | null, format: 'jpeg' | 'webp' = 'jpeg') => {
  const file = new File([large(await still().toFormat(format).toBuffer())], name, { lastModified: 7 });
  const { signal } = new AbortController();
  return { file, outgoing: await compressFile(file, { compress: async () => made }, signal) };
};
const blob = (type: string, size = 1000) => new Blob([new Uint8Array(size)], { type });

test.each([
  ['photo.jpg', 'image/webp', 'photo.webp'],
  ['Strand.2024.JPEG', 'image/webp', 'Strand.2024.webp'],
  ['IMG_1', 'image/webp', 'IMG_1.webp'],
  ['3.5 hours', 'image/webp', '3.5 hours.webp'],
  ['photo.JPG', 'image/jpeg', 'photo.JPG'],
])('%s that became %s is called %s', async (name, type, called) => {
  const { outgoing } = await compressed(name, blob(type));
  expect(outgoing).toMatchObject({ name: called, type, size: 1000, lastModified: 7 });
});

test('a WebP that became one keeps its name', async () => {
  const { outgoing } = await compressed('photo.WEBP', blob('image/webp'), 'webp');
  expect([outgoing.name, outgoing.size]).toEqual(['photo.WEBP', 1000]);
});

test('what could not be made smaller, or grew, is the file itself', async () => {
  for (const made of [null, blob('image/webp', 2_000_000)]) {
    const { file, outgoing } = await compressed('photo.jpg', made);
    expect(outgoing).toBe(file);
  }
});
