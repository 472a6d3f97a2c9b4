import sharp from 'sharp';
import { expect, test } from 'vitest';
import { isTrueToPictures } from '../../client/src/upload/compress/probe.ts';

/** What a browser does that turns pictures, or does not, and gives a page what `change` makes of their pixels. */
const draw =
  (isTurned: boolean, change = (value: number) => value) =>
  async (file: Blob) => {
    const picture = sharp(await file.arrayBuffer());
    if (isTurned) picture.rotate();
    const { data, info } = await picture
      .toColourspace('srgb')
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const canvas = {
      width: info.width,
      height: info.height,
      getContext: () => ({ getImageData: () => ({ data: Uint8ClampedArray.from(data, change) }) }),
    };
    return canvas as unknown as OffscreenCanvas;
  };

test('a browser that shows pictures as they are is trusted, also if it blurs who it is by a hair', async () => {
  expect(await isTrueToPictures(draw(true))).toBe(true);
  expect(await isTrueToPictures(draw(true, (value) => value ^ 1))).toBe(true);
});

test.each([
  ['does not turn them', draw(false)],
  ['gives noise', draw(true, () => Math.floor(Math.random() * 256))],
  ['gives white', draw(true, () => 255)],
  ['gives nothing', draw(true, () => 0)],
])('one that %s is not', async (_name, drawn) => {
  expect(await isTrueToPictures(drawn)).toBe(false);
});
