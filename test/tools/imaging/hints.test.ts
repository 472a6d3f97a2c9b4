import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { Matte, Plan, RenderInput } from '../../../src/tools/imaging/imaging.ts';
import type { Mask } from '../../../src/tools/imaging/mask.ts';
import { drawVase, makeFolder, makePicture, readPixels, writePicture } from '../../picture.ts';
import { alphaOf, makeHalfMatte, makeStroke, measureOverlap } from './mask-scene.ts';
import { png, toMatte, useRenderer } from './renderer.ts';

const size = { width: 800, height: 600 };
const drawing = drawVase(size.width, size.height);
const photo = makePicture({ drawing });
const { renderBytes } = useRenderer();

const half = makeHalfMatte();
const radius = 0.03;
/** Over the half of the belly that the matte has not. */
const kept = makeStroke('KEEP', 2 * radius, [0.55, 0.62, 0.58, 0.7]);
const masks = {
  kept: { kind: 'hints', strokes: [kept] },
  erased: { kind: 'hints', strokes: [makeStroke('ERASE', 2 * radius, [0.42, 0.62, 0.42, 0.7])] },
  vase: { kind: 'coverage', strokes: [makeStroke('BRUSH', 0.35, [0.4, 0.6])] },
} satisfies Record<string, Mask>;

const refined = { cutout: { edges: 'refined', effort: 'balanced' } } as const;
// The alpha is the same, and half of the time is for its colours.
const solved = { cutout: { edges: 'raw', effort: 'balanced' } } as const;
const hint = (mask: keyof typeof masks) => ({ mask, mode: 'hints' }) as const;

async function alphasOf(
  plans: Omit<Plan, 'output'>[],
  matte?: Matte,
  rest: Partial<RenderInput> = {},
  picture = photo,
) {
  const outputs = plans.map((plan) => ({ ...plan, output: png }));
  const { files } = await renderBytes(await picture, outputs, { masks, ...(matte && { matte }), ...rest });
  return await Promise.all(files.map(async ({ path }) => alphaOf(await readPixels(path))));
}

/** Pixels that no hint reaches: five radii and a hundredth of the longer side, from both ends of a stroke's line. */
function countChanged(
  one: Uint8Array,
  other: Uint8Array,
  width: number,
  height: number,
  at = [0.55, 0.62, 0.58, 0.7],
) {
  const reach = (5 * radius + 0.01) * Math.max(width, height);
  const [fromX, fromY, toX, toY] = [at[0]! * width, at[1]! * height, at[2]! * width, at[3]! * height];
  const square = (toX - fromX) ** 2 + (toY - fromY) ** 2;
  let [within, beyond] = [0, 0];
  for (const [i, level] of one.entries()) {
    if (level === other[i]) continue;
    const [x, y] = [(i % width) + 0.5 - fromX, Math.floor(i / width) + 0.5 - fromY];
    const along = Math.min(1, Math.max(0, (x * (toX - fromX) + y * (toY - fromY)) / square));
    const distance = Math.hypot(x - along * (toX - fromX), y - along * (toY - fromY));
    if (distance > reach) beyond++;
    else within++;
  }
  return { within, beyond };
}

describe('hints first, on a matte whose edge was solved,', () => {
  test('bring in what it missed, and nothing changes out of their reach', async () => {
    const [before, after] = await alphasOf([refined, { ...refined, masks: [hint('kept')] }], half);
    const lower = (alpha: Uint8Array) => alpha.subarray(size.width * 300);
    const truth = lower(drawing.coverage);
    expect(measureOverlap(lower(before!), truth)).toBeLessThan(0.6);
    expect(measureOverlap(lower(after!), truth)).toBeGreaterThan(0.9);
    const { within, beyond } = countChanged(before!, after!, size.width, size.height);
    expect(within).toBeGreaterThan(5_000);
    expect(beyond).toBe(0);
  });

  test.each([240, 700])('nor at %i px', async (width) => {
    const resize = { width, fit: 'inside' } as const;
    const one = await alphasOf([{ ...solved, resize }], half);
    const other = await alphasOf([{ ...solved, resize, masks: [hint('kept')] }], half);
    const { within, beyond } = countChanged(one[0]!, other[0]!, width, (width * 3) / 4);
    expect(within).toBeGreaterThan(400);
    expect(beyond).toBe(0);
  });

  test('one after the other, and before what is painted', async () => {
    const [kept, both, painted] = await alphasOf(
      [
        { ...solved, masks: [hint('kept')] },
        { ...solved, masks: [hint('kept'), hint('erased')] },
        { ...solved, masks: [hint('kept'), { mask: 'vase', mode: 'erase' }] },
      ],
      half,
    );
    const at = (alpha: Uint8Array, x: number, y: number) => alpha[y * size.width + x];
    expect([at(kept!, 336, 390), at(kept!, 450, 390)]).toEqual([255, 255]);
    expect(at(both!, 336, 390)).toBe(0);
    expect([at(painted!, 300, 360), at(painted!, 480, 400)]).toEqual([0, 255]);
  });

  test('tell what is trimmed to', async () => {
    const plan = { ...solved, trim: { margin: 0 }, output: png } as const;
    const { files } = await renderBytes(await photo, [plan, { ...plan, masks: [hint('kept')] }], {
      masks,
      matte: half,
    });
    const [before, after] = files.map(({ crop }) => crop.x + crop.width);
    expect(before).toBeLessThan(410);
    // The vase is as wide as .2 of 600 px to either side of 400.
    expect(Math.abs(after! - 520)).toBeLessThan(8);
  });
});

describe('hints on an alpha whose edge nobody solved', () => {
  const raw = { cutout: { edges: 'raw' } } as const;

  test('of a raw matte change it where they reach, and no byte elsewhere', async () => {
    const matte = toMatte(drawVase(320, 320).coverage.map((level, at) => (at % 320 < 160 ? level : 0)));
    const [before, after] = await alphasOf([raw, { ...raw, masks: [hint('kept')] }], matte);
    const { within, beyond } = countChanged(before!, after!, size.width, size.height);
    expect(within).toBeGreaterThan(3_000);
    expect(beyond).toBe(0);
    expect(after![420 * size.width + 450]).toBe(255);
  });

  test('after what was painted, and on what is opaque', async () => {
    const paint = { mask: 'vase', mode: 'replace' } as const;
    const [painted, corrected, opaque] = await alphasOf([
      { masks: [paint] },
      { masks: [paint, hint('kept')] },
      { masks: [hint('erased')] },
    ]);
    const { within, beyond } = countChanged(painted!, corrected!, size.width, size.height);
    expect(within).toBeGreaterThan(1_000);
    expect(beyond).toBe(0);
    expect(opaque![390 * size.width + 336]).toBe(0);
    expect(opaque![10]).toBe(255);
  });

  test('of a half-transparent picture show no more of it and hide no more of it than they say', async () => {
    const own = drawing.coverage.map((level) => (level >= 128 ? 200 : 60));
    const glass = makePicture({ drawing: { ...drawing, coverage: own }, format: 'png', transparent: true });
    const plans = [{ masks: [hint('kept')] }, { masks: [hint('erased')] }];
    const [after, less] = await alphasOf(plans, undefined, {}, glass);
    const at = (alpha: Uint8Array, x: number) => alpha[400 * size.width + x]!;
    // In the stroke; in its reach, in the vase and beside it; in the other stroke.
    expect([at(after!, 450), at(after!, 500), at(less!, 336)]).toEqual([200, 200, 0]);
    // What is solved is stretched by 4 of 255 to either side.
    for (const x of [545, 560]) expect(Math.abs(at(after!, x) - 60)).toBeLessThan(5);
    expect(after!.filter((level, i) => level > own[i]!)).toHaveLength(0);
  });
});

test('a file of hints says what strokes say', async () => {
  await using folder = await makeFolder();
  const levels = Buffer.alloc(size.width * size.height, 128);
  for (let y = 372; y < 420; y++) levels.fill(255, y * size.width + 440, y * size.width + 460);
  const grey = sharp(levels, { raw: { ...size, channels: 1 } }).toColourspace('b-w');
  const basePath = await writePicture(folder.path, 'hints', await grey.png().toBuffer());
  const file = { kind: 'hints', basePath, strokes: [] } satisfies Mask;
  const plans = [solved, { ...solved, masks: [{ mask: 'file', mode: 'hints' } as const] }];
  const [before, after] = await alphasOf(plans, half, { masks: { file } });
  expect(after![400 * size.width + 450]).toBe(255);
  expect(measureOverlap(after!, drawing.coverage)).toBeGreaterThan(
    measureOverlap(before!, drawing.coverage) + 0.1,
  );
});

test('two runs write the same bytes', async () => {
  const plan: Plan = { ...solved, masks: [hint('kept')], output: png };
  const bytes = async () => {
    const { files } = await renderBytes(await photo, [plan], { masks, matte: half });
    return await readFile(files[0]!.path);
  };
  expect((await bytes()).equals(await bytes())).toBe(true);
});
