import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Place } from '../../../src/collage/place.ts';
import type { ComposeInput, ComposePiece, OutputFormat } from '../../../src/tools/imaging/imaging.ts';
import { makeFolder, makePicture, readPixels, writePicture } from '../../picture.ts';
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

const upright: Place = { x: 0.5, y: 0.375, width: 0.25, rotation: 0, z: 0 };
const red = [200, 30, 40];
const blue = [20, 60, 210];

/** A file of one colour, with this alpha. */
async function makeFlat(name: string, colour: number[], { width = 200, height = 100, alpha = 255 } = {}) {
  const [r, g, b] = colour;
  const background = { r: r!, g: g!, b: b!, alpha: alpha / 255 };
  const path = join(folder.path, name);
  await sharp({ create: { width, height, channels: 4, background } })
    .png()
    .toFile(path);
  return path;
}

async function compose(pieces: ComposePiece[], rest: Partial<ComposeInput> = {}) {
  const input = {
    pieces,
    width: 400,
    height: 300,
    format: 'png' as OutputFormat,
    directory: folder.path,
    ...rest,
  };
  const file = await imaging.compose(input);
  const { data, width, channels } = await readPixels(file.path);
  const at = (x: number, y: number) => [
    ...data.subarray((y * width + x) * channels, (y * width + x + 1) * channels),
  ];
  return { file, data, at, channels };
}

describe('compose', () => {
  test('lays pieces where their places say, turned about their middles, the highest z in front', async () => {
    const one = await makeFlat('red.png', red);
    const other = await makeFlat('blue.png', blue);
    const { at, data } = await compose(
      [
        { path: other, place: { x: 0.5, y: 0.375, width: 0.5, rotation: 90, z: 4 } },
        { path: one, place: { ...upright, width: 0.75, z: 1 } },
      ],
      { background: '#fafafa' },
    );
    // The red one is 300 × 150 px, and the blue 200 × 100, standing: 100 wide and 200 high.
    expect(at(200, 150)).toEqual(blue);
    expect(at(200, 55)).toEqual(blue);
    expect(at(200, 245)).toEqual(blue);
    expect(at(60, 150)).toEqual(red);
    expect(at(340, 150)).toEqual(red);
    expect(at(100, 80)).toEqual(red);
    expect(at(200, 40)).toEqual([250, 250, 250]);
    expect(at(40, 150)).toEqual([250, 250, 250]);
    let [reds, blues] = [0, 0];
    for (let i = 0; i < data.length; i += 3) {
      if (data[i] === red[0] && data[i + 2] === red[2]) reds++;
      if (data[i] === blue[0] && data[i + 2] === blue[2]) blues++;
    }
    expect(blues).toBe(100 * 200);
    expect(reds).toBe(300 * 150 - 100 * 150);
  });

  test('a turn is clockwise, and a rim soft without the colour of what is not there', async () => {
    const path = await makeFlat('bar.png', red, { width: 300, height: 20 });
    const { at, data } = await compose([{ path, place: { ...upright, width: 0.75, rotation: 30 } }]);
    // Its right end is lower: 130 px from the middle, cos 30° to the right and sin 30° down.
    expect(at(200 + 113, 150 + 65)).toEqual([...red, 255]);
    expect(at(200 - 113, 150 - 65)).toEqual([...red, 255]);
    expect(at(200 + 113, 150 - 65)).toEqual([0, 0, 0, 0]);
    let area = 0;
    for (let i = 0; i < data.length; i += 4) {
      area += data[i + 3]! / 255;
      if (data[i + 3]! > 20) expect(Math.abs(data[i]! - red[0]!)).toBeLessThan(8);
    }
    expect(area).toBeGreaterThan(300 * 20 * 0.99);
    expect(area).toBeLessThan(300 * 20 * 1.01);
  });

  test('what is translucent lets through what lies below', async () => {
    const below = await makeFlat('below.png', red);
    const above = await makeFlat('above.png', blue, { alpha: 128 });
    const { at } = await compose([
      { path: below, place: upright },
      { path: above, place: { ...upright, z: 1 } },
    ]);
    expect(at(200, 150)).toEqual([110, 45, 125, 255].map((value) => expect.closeTo(value, -0.7)));
  });

  test('what hangs over the rim is cut off there, and what lies beyond is not drawn', async () => {
    const path = await makeFlat('over.png', red);
    const { at, file } = await compose([
      { path, place: { ...upright, x: 0, y: 0 } },
      { path, place: { ...upright, x: 3 } },
    ]);
    expect(at(0, 0)).toEqual([...red, 255]);
    expect(at(48, 23)).toEqual([...red, 255]);
    expect(at(52, 0)[3]).toBe(0);
    expect(file).toMatchObject({ width: 400, height: 300, hasAlpha: true });
  });

  test('a photo lies upright, as its orientation says', async () => {
    const bytes = await makePicture({ width: 400, height: 300, orientation: 6 });
    const path = await writePicture(folder.path, 'turned', bytes);
    const { data } = await compose([{ path, place: { ...upright, width: 1 } }]);
    const plain = await readPixels(await makePicture({ width: 400, height: 300 }));
    let error = 0;
    for (let i = 0; i < 400 * 300; i++) error += Math.abs(data[i * 3]! - plain.data[i * 3]!);
    expect(error / (400 * 300)).toBeLessThan(4);
  });

  test.each<[OutputFormat, string, number]>([
    ['jpeg', 'image/jpeg', 3],
    ['png', 'image/png', 4],
    ['webp', 'image/webp', 4],
    ['avif', 'image/avif', 4],
  ])(
    'as %s has its type, and is transparent, or white where it cannot be',
    async (format, mimeType, channels) => {
      const path = await makeFlat('format.png', red);
      const { file, at, channels: found } = await compose([{ path, place: upright }], { format });
      expect(file).toMatchObject({
        mimeType,
        width: 400,
        height: 300,
        crop: { x: 0, y: 0, width: 400, height: 300 },
      });
      expect(found).toBe(channels);
      const near = (colour: number[]) => colour.map((value) => expect.closeTo(value, -1));
      expect(at(5, 5)).toEqual(channels === 3 ? near([255, 255, 255]) : near([0, 0, 0, 0]));
      expect(at(200, 150).slice(0, 3)).toEqual(near(red));
    },
  );

  test('a translucent background is one', async () => {
    const { at } = await compose([], { background: '#10203080' });
    expect(at(9, 9)).toEqual([16, 32, 48, 128]);
  });

  test.each([
    [{ width: 0 }, 'width'],
    [{ height: 4097 }, 'height'],
    [{ width: 300.5 }, 'width'],
  ])('of %o is BAD_USER_INPUT', async (size, argument) => {
    await expect(compose([], size)).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      params: { argument, limit: 4096 },
    });
  });

  test('with a broken piece is CORRUPT_IMAGE', async () => {
    const bytes = await makePicture();
    const path = await writePicture(folder.path, 'broken', bytes.subarray(0, bytes.length / 2));
    await expect(compose([{ path, place: upright }])).rejects.toMatchObject({ code: 'CORRUPT_IMAGE' });
  });
});

describe('a tile with a name', () => {
  const place = { ...upright, width: 0.9 };

  /** The tile's commonest colour, and the pixels that are clearly darker. */
  async function readTile(name: string, ratio = 0.5) {
    const { data, at } = await compose([{ name, ratio, place }]);
    const ground = at(200, 150 - Math.floor(180 * ratio) + 12);
    const inked: { x: number; y: number }[] = [];
    for (let i = 0; i < data.length; i += 4) {
      if (data[i + 3] === 255 && ground[1]! - data[i + 1]! > 90)
        inked.push({ x: (i / 4) % 400, y: Math.floor(i / 1600) });
    }
    return { ground, inked, at };
  }

  test('has ink around its middle, on a rounded rectangle of a light colour', async () => {
    const { ground, inked, at } = await readTile('Käsereibe');
    expect(inked.length).toBeGreaterThan(1000);
    const [left, right] = [Math.min(...inked.map(({ x }) => x)), Math.max(...inked.map(({ x }) => x))];
    expect(Math.abs((left + right) / 2 - 200)).toBeLessThan(6);
    expect(left).toBeGreaterThan(20);
    expect(right).toBeLessThan(380);
    expect(Math.min(...ground)).toBeGreaterThan(190);
    // 360 × 180 px from 20, 60: its corner is cut off and the middles of its sides are not.
    expect(at(21, 61)[3]).toBe(0);
    expect(at(21, 150)).toEqual(ground);
    expect(at(200, 61)).toEqual(ground);
  });

  test('has letters on a machine without fonts', async () => {
    const config = join(folder.path, 'fonts.conf');
    await writeFile(config, '<fontconfig><dir>/nonexistent</dir></fontconfig>');
    const program = join(import.meta.dirname, 'draw-names.ts');
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [program, 'mmmm', 'llll', 'жжжж', ' \t '],
      {
        env: { PATH: process.env.PATH, FONTCONFIG_FILE: config },
      },
    );
    const [wide, narrow, cyrillic, none] = JSON.parse(stdout) as number[];
    // Boxes in place of letters would be the same whatever the letter.
    expect(wide).toBeGreaterThan(1500);
    expect(Math.abs(wide! - narrow!)).toBeGreaterThan(500);
    expect(Math.abs(wide! - cyrillic!)).toBeGreaterThan(100);
    expect(none).toBe(0);
  });

  test('shows markup as it is written, and copes with long names', async () => {
    for (const name of ['<b>&amp;</b>', '"', 'a'.repeat(5000), 'Ein Geschenk für alle, '.repeat(20)]) {
      const { inked } = await readTile(name);
      expect(inked.length).toBeGreaterThan(50);
      expect(inked.every(({ x, y }) => x > 20 && x < 380 && y > 60 && y < 240)).toBe(true);
    }
  });

  test('has a colour that its name decides', async () => {
    const [one, again, other] = [await readTile('Zelt'), await readTile('Zelt'), await readTile('Fahrrad')];
    expect(again.ground).toEqual(one.ground);
    expect(other.ground).not.toEqual(one.ground);
  });
});

describe('a silhouette', () => {
  test('is that of the alpha, and of a picture without any its rectangle', async () => {
    const transparent = await writePicture(
      folder.path,
      'vase',
      await makePicture({ format: 'png', transparent: true }),
    );
    const { outlines, ratio } = await imaging.measureSilhouette(transparent);
    const xs = outlines[0]!.filter((_, at) => at % 2 === 0);
    expect(ratio).toBe(0.75);
    // The vase's belly is 0.4 of the picture's height wide.
    expect(Math.max(...xs) - Math.min(...xs)).toBeCloseTo(0.4 * 0.75, 1.5);
    const photo = await writePicture(folder.path, 'photo', await makePicture({ orientation: 6 }));
    expect((await imaging.measureSilhouette(photo)).outlines).toEqual([[0, 0, 1, 0, 1, 0.75, 0, 0.75]]);
    const bytes = await makePicture({ format: 'png', transparent: true });
    const broken = await writePicture(folder.path, 'broken.png', bytes.subarray(0, bytes.length / 2));
    await expect(imaging.measureSilhouette(broken)).rejects.toMatchObject({ code: 'CORRUPT_IMAGE' });
  });

  test('is laid out in a child as here, and is drawn where its layout says', async () => {
    const path = await makeFlat('square.png', red, { width: 300, height: 300 });
    const silhouette = await imaging.measureSilhouette(path);
    const pieces = ['a', 'b', 'c'].map((key) => ({ key, silhouette, weight: 1 }));
    const { places, coverage } = await imaging.layOut({ pieces, aspect: 4 / 3, seed: 2 });
    const { data } = await compose(Object.values(places).map((place) => ({ path, place })));
    let covered = 0;
    for (let i = 3; i < data.length; i += 4) covered += data[i]! / 255;
    expect(covered / (400 * 300)).toBeCloseTo(coverage, 1.5);
    for (const { x, y } of Object.values(places)) {
      expect(data[(Math.floor(y * 400) * 400 + Math.floor(x * 400)) * 4 + 3]).toBe(255);
    }
  });
});
