import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawVase, makeFolder, makePicture, meanError, writePicture } from '../../picture.ts';
import { openImaging } from './open-imaging.ts';

let imaging: Awaited<ReturnType<typeof openImaging>>;
let folder: Awaited<ReturnType<typeof makeFolder>>;
beforeAll(async () => {
  folder = await makeFolder();
  imaging = await openImaging({ matteChildren: 1 });
});
afterAll(async () => {
  await imaging.close({ timeoutMs: 0 });
  await folder[Symbol.asyncDispose]();
});

async function matte(name: string, bytes: Uint8Array) {
  return await imaging.matte(await writePicture(folder.path, name, bytes), { model: 'u2netp', effort: null });
}

/** The alpha of the RAW cutout at full size. */
async function cutOut(name: string, bytes: Uint8Array) {
  const path = await writePicture(folder.path, name, bytes);
  const plans = [{ cutout: { edges: 'raw' as const }, output: { format: 'png' as const } }];
  const { files } = await imaging.render({
    path,
    matte: await matte(name, bytes),
    plans,
    directory: folder.path,
  });
  const alpha = sharp(files[0]?.path).extractChannel('alpha');
  const { data, info } = await alpha.raw().toBuffer({ resolveWithObject: true });
  return { data, at: (x: number, y: number) => data[y * info.width + x] };
}

describe('is the mask that rembg makes of the same picture with u2netp', () => {
  // Figures of rembg's own pipeline: Pillow 13.0, numpy, onnxruntime 1.31 and the same model file.
  test.each([
    {
      width: 800,
      height: 600,
      mean: 37.6457,
      samples: [
        [435, 516, 227],
        [489, 269, 206],
        [362, 71, 85],
        [431, 516, 228],
        [303, 464, 150],
        [455, 94, 150],
        [285, 426, 26],
        [502, 289, 119],
        [400, 300, 254],
        [5, 5, 0],
      ],
    },
    {
      width: 300,
      height: 200,
      mean: 33.6322,
      samples: [
        [167, 172, 200],
        [119, 91, 162],
        [150, 23, 89],
        [134, 173, 31],
        [180, 159, 83],
        [131, 32, 25],
        [187, 145, 95],
        [184, 98, 233],
        [150, 100, 254],
        [5, 5, 0],
      ],
    },
  ])('at $width × $height', async ({ width, height, mean, samples }) => {
    const { data, at } = await cutOut(
      `vase-${width}.png`,
      await makePicture({ format: 'png', width, height }),
    );
    let sum = 0;
    for (const value of data) sum += value;
    expect(sum / data.length).toBeCloseTo(mean, 2);
    for (const [x = 0, y = 0, value = 0] of samples)
      expect(Math.abs((at(x, y) ?? -9) - value)).toBeLessThanOrEqual(1);
  });
});

test('finds the subject', async () => {
  const { coverage } = drawVase();
  const { data } = await cutOut('vase.jpg', await makePicture());
  expect(meanError(data, coverage)).toBeLessThan(6);
});

test.each([2, 3, 4, 5, 6, 7, 8])(
  'sees a picture stored under EXIF orientation %i upright',
  async (orientation) => {
    const upright = await matte('upright.png', await makePicture({ format: 'png', width: 400, height: 300 }));
    const bytes = await makePicture({ format: 'png', width: 400, height: 300, orientation });
    const { alpha, width } = await matte('turned.png', bytes);
    expect(width).toBe(320);
    // Mirroring may round the other way: one sample in a thousand differs by 1.
    expect(meanError(alpha, upright.alpha)).toBeLessThan(0.01);
  },
);

test('says which stages it passed and how long they took', async () => {
  const path = await writePicture(folder.path, 'stages.jpg', await makePicture({ width: 300, height: 200 }));
  const stages: string[] = [];
  const { times } = await imaging.matte(path, {
    model: 'u2netp',
    effort: 'balanced',
    onStage: (stage) => stages.push(stage),
  });
  expect(stages).toEqual(['DECODING', 'SEGMENTING']);
  expect(times.map(({ stage }) => stage)).toEqual(stages);
  expect(times.every(({ ms }) => ms > 0)).toBe(true);
});

test.each(['#000', '#fff'])('makes something of a picture that is all %s', async (background) => {
  const bytes = await sharp({ create: { width: 90, height: 60, channels: 3, background } })
    .png()
    .toBuffer();
  expect((await matte('flat.png', bytes)).alpha).toHaveLength(320 * 320);
});

test('grey and transparent pictures have a matte too', async () => {
  const grey = await sharp(await makePicture({ width: 300, height: 200 }))
    .greyscale()
    .png()
    .toBuffer();
  const transparent = await makePicture({ width: 300, height: 200, format: 'webp', transparent: true });
  expect((await matte('grey.png', grey)).alpha).toHaveLength(320 * 320);
  expect((await matte('transparent.webp', transparent)).alpha).toHaveLength(320 * 320);
});

describe('models', () => {
  test('an unknown one and one that was not added are BAD_USER_INPUT', async () => {
    await expect(imaging.matte('x', { model: 'constructor', effort: null })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
    });
    await expect(imaging.matte('x', { model: 'silueta', effort: null })).rejects.toThrow('not been added');
  });

  test('one with another hash is told of, refused, and in nobody else’s way', async () => {
    const modelsDir = join(folder.path, 'models');
    await mkdir(modelsDir);
    await writeFile(join(modelsDir, 'silueta.onnx'), 'altered');
    await using tool = await openImaging({ modelsDir, defaultModel: 'silueta', matteChildren: 1 });
    const info = tool.models().find(({ name }) => name === 'silueta');
    expect(info).toMatchObject({ ready: false, isDefault: true });
    expect(info?.reason).toContain('sha256');
    const path = await writePicture(folder.path, 'any.jpg', await makePicture({ width: 300, height: 200 }));
    await expect(tool.matte(path, { model: 'silueta', effort: null })).rejects.toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
    });
    expect(await tool.inspect(path)).toMatchObject({ width: 300 });
    expect(await tool.matte(path, { model: 'u2netp', effort: null })).toMatchObject({
      width: 320,
      height: 320,
    });
  });

  test('the default one that is missing is told of, and where it should be is not', async () => {
    await using tool = await openImaging({ defaultModel: 'silueta', modelsDir: '/nowhere' });
    expect(tool.models()).toContainEqual(expect.objectContaining({ name: 'silueta', ready: false }));
    await expect(tool.matte('x', { model: 'silueta', effort: null })).rejects.toMatchObject({
      message: 'The model silueta cannot be used now.',
      detail: expect.stringContaining('/nowhere'),
    });
  });
});

test('a server without matte children says so', async () => {
  await using tool = await openImaging();
  await expect(tool.matte('x', { model: 'u2netp', effort: null })).rejects.toMatchObject({
    code: 'SERVICE_UNAVAILABLE',
  });
});
