import { readFile, stat } from 'node:fs/promises';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawStrokes } from '../../../src/brush/raster.ts';
import { shrinkHints, shrinkLevels } from '../../../src/brush/shrink-mask.ts';
import { encodePath, type Stroke, type StrokeTool } from '../../../src/brush/stroke.ts';
import { createRandom } from '../../../src/collage/random.ts';
import type { DrawMaskInput, Mask } from '../../../src/tools/imaging/mask.ts';
import { makeFolder, writePicture } from '../../picture.ts';
import { openImaging } from './open-imaging.ts';

const size = { width: 300, height: 200 };
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

async function draw(mask: Mask, rest: Partial<DrawMaskInput> = {}) {
  const input = { mask, size, format: 'png', width: size.width, directory: folder.path, ...rest } as const;
  const { path, byteSize } = await imaging.drawMask(input);
  expect(byteSize).toBe((await stat(path)).size);
  return await readFile(path);
}

const drawPng = async (mask: Mask, rest: Partial<DrawMaskInput> = {}) =>
  await sharp(await draw(mask, rest))
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });

const stroke = (tool: StrokeTool, size: number, points: number[], hardness = 0.8): Stroke => ({
  tool,
  size,
  hardness,
  path: encodePath(points),
});

/** Round ends, a hole, an island, what leaves the picture, and what touches at a corner. */
const painted = {
  coverage: {
    kind: 'coverage',
    strokes: [
      stroke('BRUSH', 0.3, [0.2, 0.3, 0.7, 0.6, 1.1, 0.2]),
      stroke('ERASER', 0.08, [0.5, 0.5]),
      stroke('BRUSH', 0.05, [0.1, 0.9, 0.13, 0.97], 0),
    ],
  },
  hints: {
    kind: 'hints',
    strokes: [stroke('KEEP', 0.2, [0.3, 0.3, 0.6, 0.4]), stroke('ERASE', 0.1, [0.45, 0.1, 0.45, 0.9])],
  },
} satisfies Record<Mask['kind'], Mask>;

const leastInside = { coverage: 128, hints: 192 };

/** 1 where the mask of this kind is inside. */
const threshold = (levels: Uint8Array, kind: Mask['kind']) =>
  Uint8Array.from(levels, (level) => (level >= leastInside[kind] ? 1 : 0));

function decodeRle(json: string) {
  const { size, counts } = JSON.parse(json) as { size: [number, number]; counts: number[] };
  const [height, width] = size;
  const cells = new Uint8Array(width * height);
  let at = 0;
  for (const [index, count] of counts.entries()) {
    for (let end = at + count; at < end; at++) {
      const [x, y] = [Math.floor(at / height), at % height];
      cells[y * width + x] = index % 2;
    }
  }
  return { cells, width, height, total: at };
}

/** Even-odd over the middles of pixels. */
function fillSvg(svg: string) {
  const [, width = 0, height = 0] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)?.map(Number) ?? [];
  const cells = new Uint8Array(width * height);
  for (const [, path = ''] of (/ d="([^"]*)"/.exec(svg)?.[1] ?? '').matchAll(/([^Z]+)Z/g)) {
    let [x, y, startX, startY] = [0, 0, 0, 0];
    const crossTo = (nextY: number) => {
      for (let row = 0; row < height; row++) {
        if (row + 0.5 < Math.min(y, nextY) || row + 0.5 > Math.max(y, nextY)) continue;
        for (let column = 0; column < width; column++)
          if (column + 0.5 > x) cells[row * width + column]! ^= 1;
      }
      y = nextY;
    };
    for (const [, command, one = '', other] of path.matchAll(/([MHV])([\d.]+)(?: ([\d.]+))?/g)) {
      if (command === 'M') [x, y, startX, startY] = [Number(one), Number(other), Number(one), Number(other)];
      else if (command === 'H') x = Number(one);
      else crossTo(Number(one));
    }
    if (y !== startY) crossTo(startY);
    else x = startX;
  }
  return { cells, width, height };
}

function compare(one: Uint8Array, other: Uint8Array): number {
  let [both, any] = [0, 0];
  for (let i = 0; i < one.length; i++) {
    both += one[i]! & other[i]!;
    any += one[i]! | other[i]!;
  }
  return both / any;
}

describe.each(['coverage', 'hints'] as const)('a mask of %s', (kind) => {
  const mask = painted[kind];

  test('as PNG is what the brush draws at that size', async () => {
    for (const width of [300, 120, 1]) {
      const { data, info } = await drawPng(mask, { width });
      const height = Math.max(1, Math.round((width * 200) / 300));
      expect(info).toMatchObject({ width, height, channels: 1 });
      const expected = new Uint8Array(width * height).fill(kind === 'hints' ? 128 : 0);
      drawStrokes(expected, { width, height }, mask.strokes);
      expect(data.equals(expected)).toBe(true);
    }
  });

  test('as RLE is what of the PNG is inside', async () => {
    const { data } = await drawPng(mask);
    const decoded = decodeRle((await draw(mask, { format: 'rle' })).toString());
    expect(decoded).toMatchObject({ ...size, total: 300 * 200 });
    expect(decoded.cells).toEqual(threshold(data, kind));
  });

  test('as SVG covers what of the PNG is inside, smaller ones too', async () => {
    const { data } = await drawPng(mask);
    const filled = fillSvg((await draw(mask, { format: 'svg' })).toString());
    expect(filled).toMatchObject(size);
    expect(filled.cells).toEqual(threshold(data, kind));
    const coarse = fillSvg((await draw(mask, { format: 'svg', width: 150 })).toString());
    expect(coarse).toMatchObject(size);
    expect(compare(coarse.cells, threshold(data, kind))).toBeGreaterThan(0.95);
  });
});

describe('what a mask is drawn over', () => {
  const random = createRandom(3);
  const noise = Buffer.from(Uint8Array.from({ length: 300 * 200 }, () => random() * 256));
  const send = async (kind: Mask['kind']) => {
    const png = sharp(noise, { raw: { ...size, channels: 1 } })
      .toColourspace('b-w')
      .png();
    const path = await writePicture(folder.path, `noise-${kind}`, await png.toBuffer());
    const { path: basePath, grid } = await imaging.takeMask({ path, kind, size, directory: folder.path });
    const kept = await writePicture(folder.path, `base-${kind}`, await readFile(basePath));
    return { mask: { kind, basePath: kept, strokes: [] } satisfies Mask, grid };
  };

  test('stays as it is at its own size, and strokes change only what they touch', async () => {
    const { mask } = await send('coverage');
    expect((await drawPng(mask)).data.equals(noise)).toBe(true);
    const strokes = [stroke('BRUSH', 0.2, [0.5, 0.5])];
    const { data } = await drawPng({ ...mask, strokes });
    const expected = new Uint8Array(noise);
    drawStrokes(expected, size, strokes);
    expect(data.equals(expected)).toBe(true);
  });

  test('grain has paths and runs for each of its pixels', async () => {
    const { mask } = await send('coverage');
    const inside = threshold(noise, 'coverage');
    expect(decodeRle((await draw(mask, { format: 'rle' })).toString()).cells).toEqual(inside);
    expect(fillSvg((await draw(mask, { format: 'svg' })).toString()).cells).toEqual(inside);
  });

  test.each([
    ['coverage', shrinkLevels],
    ['hints', shrinkHints],
  ] as const)('smaller is as %s is shrunk, in each of its cells', async (kind, shrink) => {
    const { mask } = await send(kind);
    const { data } = await drawPng(mask, { width: 100 });
    const levels =
      kind === 'hints' ? noise.map((level) => (level < 64 ? 0 : level > 192 ? 255 : 128)) : noise;
    expect(data.equals(shrink({ ...size, data: levels }, { width: 100, height: 67 }).data)).toBe(true);
  });

  test('is measured with what is drawn over it', async () => {
    const { mask, grid } = await send('coverage');
    const share = (levels: Uint8Array) =>
      threshold(levels, 'coverage').reduce((a, b) => a + b, 0) / levels.length;
    expect(await imaging.measureMask({ mask, size, grid })).toBe(share(noise));
    const strokes = [stroke('BRUSH', 0.6, [0.5, 0.5])];
    const { data } = await drawPng({ ...mask, strokes });
    expect(await imaging.measureMask({ mask: { ...mask, strokes }, size, grid })).toBe(share(data));
    expect(await imaging.measureMask({ mask: { kind: 'hints', strokes: [] }, size })).toBe(0);
  });
});

test('the measure of a large mask is within .002 of it', async () => {
  const large = { width: 2400, height: 1800 };
  const { strokes } = painted.coverage;
  const canvas = new Uint8Array(2400 * 1800);
  drawStrokes(canvas, large, strokes);
  const exact = threshold(canvas, 'coverage').reduce((a, b) => a + b, 0) / canvas.length;
  const measured = await imaging.measureMask({ mask: painted.coverage, size: large });
  expect(Math.abs(measured - exact)).toBeLessThan(0.002);
});
