import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { takeMaskSteps } from '../../../src/brush/mask-step.ts';
import { drawStrokes } from '../../../src/brush/raster.ts';
import type { Plan, RenderInput } from '../../../src/tools/imaging/imaging.ts';
import type { Mask, MaskUse } from '../../../src/tools/imaging/mask.ts';
import { drawVase, makeFolder, makePicture, readPixels, writePicture } from '../../picture.ts';
import { drawMovie, makeWebpMovie } from './animated-file.ts';
import { alphaOf, makeStroke } from './mask-scene.ts';
import { openImaging } from './open-imaging.ts';
import { makeMatte, original, png, useRenderer } from './renderer.ts';

const { render, renderBytes } = useRenderer();
const whole = { width: original.width, height: original.height };

const masks = {
  disc: { kind: 'coverage', strokes: [makeStroke('BRUSH', 0.3, [0.4, 0.5], 0.3)] },
  bar: { kind: 'coverage', strokes: [makeStroke('BRUSH', 0.1, [0.1, 0.6, 0.9, 0.6])] },
  coin: { kind: 'coverage', strokes: [makeStroke('BRUSH', 0.3, [0.4, 0.5], 1)] },
} satisfies Record<string, Mask>;

function draw({ strokes }: Mask, size = whole): Uint8Array {
  const canvas = new Uint8Array(size.width * size.height);
  drawStrokes(canvas, size, strokes);
  return canvas;
}

const use = (mask: keyof typeof masks, mode: MaskUse['mode'], steps?: MaskUse['steps']): MaskUse => ({
  mask,
  mode,
  ...(steps && { steps }),
});

async function alphasOf(plans: Omit<Plan, 'output'>[], rest: Partial<RenderInput> = {}, transparent = false) {
  const options = transparent ? ({ format: 'png', transparent } as const) : {};
  const { files } = await render(
    plans.map((plan) => ({ ...plan, output: png })),
    options,
    { masks, ...rest },
  );
  return await Promise.all(files.map(async ({ path }) => alphaOf(await readPixels(path))));
}

const each = (one: Uint8Array, other: Uint8Array, mix: (a: number, b: number) => number) =>
  one.map((level, at) => mix(level, other[at]!));

describe('a mask', () => {
  const disc = draw(masks.disc);
  const bar = draw(masks.bar);

  test('replaces whatever was seen, exactly, with and without a matte or refined edges', async () => {
    const replaced = { masks: [use('disc', 'replace')] };
    const refined = { cutout: { edges: 'refined' }, ...replaced } as const;
    for (const alpha of await alphasOf([replaced, refined])) expect(alpha).toEqual(disc);
    const [besides] = await alphasOf([refined], { matte: makeMatte() });
    expect(besides).toEqual(disc);
  });

  test('is kept or erased, in the order of the plan', async () => {
    const [matted, kept, erased, both, otherWay] = await alphasOf(
      [
        {},
        { masks: [use('disc', 'keep')] },
        { masks: [use('bar', 'erase')] },
        { masks: [use('disc', 'keep'), use('bar', 'erase')] },
        { masks: [use('bar', 'erase'), use('disc', 'keep')] },
      ].map((plan) => ({ cutout: { edges: 'raw' }, ...plan })),
      { matte: makeMatte() },
    );
    expect(kept).toEqual(each(matted!, disc, Math.max));
    const erase = (alpha: Uint8Array) => each(alpha, bar, (a, b) => Math.min(a, 255 - b));
    expect(erased).toEqual(erase(matted!));
    expect(both).toEqual(erase(kept!));
    expect(otherWay).toEqual(each(erased!, disc, Math.max));
    expect(both).not.toEqual(otherWay);
  });

  test('begins on what is opaque where nothing is cut out', async () => {
    const [erased] = await alphasOf([{ masks: [use('bar', 'erase')] }]);
    expect(erased).toEqual(bar.map((level) => 255 - level));
  });

  test('does not bring out what the picture itself hides', async () => {
    const own = drawVase(400, 300).coverage;
    const plans = [
      { masks: [use('disc', 'replace')] },
      { masks: [use('disc', 'keep')] },
      { alpha: [{ op: 'grow', amount: 20 } as const] },
      { alpha: [{ op: 'invert' } as const] },
    ];
    const [replaced, kept, grown, inverted] = await alphasOf(plans, {}, true);
    expect(replaced).toEqual(each(disc, own, (a, b) => Math.round((a * b) / 255)));
    expect(kept).toEqual(own);
    expect(grown).toEqual(own);
    expect(inverted).toEqual(own.map((level) => Math.min(level, 255 - level)));
  });

  test('is taken its steps first, and the alpha its own, in pixels of the original', async () => {
    const steps = [{ op: 'grow', amount: 8 }, { op: 'invert' }] as const;
    const [stepped, after] = await alphasOf([
      { masks: [use('disc', 'replace', steps)] },
      { masks: [use('disc', 'replace')], alpha: steps },
    ]);
    const expected = takeMaskSteps({ data: disc, ...whole }, steps, whole).data;
    expect(stepped).toEqual(expected);
    expect(after).toEqual(expected);
    const half = { width: 200, height: 150 };
    const [small] = await alphasOf([
      { masks: [use('disc', 'replace', steps)], resize: { width: 200, fit: 'inside' } },
    ]);
    expect(small).toEqual(takeMaskSteps({ data: draw(masks.disc, half), ...half }, steps, whole).data);
    expect(small).toEqual(
      takeMaskSteps(
        { data: draw(masks.disc, half), ...half },
        [{ op: 'grow', amount: 4 }, { op: 'invert' }],
        half,
      ).data,
    );
  });
});

describe('trimmed to what is painted', () => {
  const boxOf = async (plan: Omit<Plan, 'output' | 'trim'>, rest: Partial<RenderInput> = {}) => {
    const { files } = await render([{ ...plan, trim: { margin: 4 }, output: png }], {}, { masks, ...rest });
    return files[0]!.crop;
  };
  // A disc of 120 px around (160, 150), and 4 px.
  const around = { x: 96, y: 86, width: 128, height: 128 };
  const expectNear = (box: typeof around, other: typeof around) => {
    for (const side of ['x', 'y', 'width', 'height'] as const)
      expect(Math.abs(box[side] - other[side]), side).toBeLessThanOrEqual(3);
  };

  test('with nothing cut out', async () => {
    expectNear(await boxOf({ masks: [use('coin', 'replace')] }), around);
  });

  test('after the steps on the alpha', async () => {
    const shrunk = { masks: [use('coin', 'replace')], alpha: [{ op: 'shrink', amount: 10 } as const] };
    expectNear(await boxOf(shrunk), { x: 106, y: 96, width: 108, height: 108 });
  });

  test('beyond the matte, and within it', async () => {
    const cutout = { edges: 'raw' } as const;
    // The matte's 100..300 × 150..300.
    const kept = await boxOf({ cutout, masks: [use('coin', 'keep')] }, { matte: makeMatte() });
    expectNear(kept, { x: 96, y: 86, width: 208, height: 214 });
    const rest = { cutout, masks: [use('coin', 'erase', [{ op: 'invert' }])] };
    expectNear(await boxOf(rest, { matte: makeMatte() }), { x: 96, y: 146, width: 128, height: 68 });
  });

  test('thin paint too, whatever the matte beside it is unsure of', async () => {
    const thin = { kind: 'coverage', strokes: [makeStroke('BRUSH', 0.3, [0.4, 0.5], 0)] } satisfies Mask;
    const cutout = { edges: 'refined', effort: 'fast' } as const;
    const plan = { cutout, masks: [use('coin', 'replace')] };
    // From 255 in the middle to nothing at 60 px: 10 at 53 px, and 51 at 43.
    expectNear(await boxOf(plan, { matte: makeMatte(), masks: { coin: thin } }), {
      x: 103,
      y: 93,
      width: 114,
      height: 114,
    });
  });

  test('and to all where nothing is left', async () => {
    const empty = {
      masks: [use('coin', 'erase'), use('coin', 'erase', [{ op: 'invert' }])],
      alpha: [{ op: 'threshold', amount: 0.9 } as const],
    };
    expect(await boxOf(empty)).toEqual(original);
  });
});

test('the alpha of a plan is a mask: at the size of the original, before trim and resize', async () => {
  await using folder = await makeFolder();
  await using imaging = await openImaging();
  const path = await writePicture(folder.path, 'photo', await makePicture({ ...whole, orientation: 6 }));
  const painted = {
    cutout: { edges: 'refined' },
    masks: [use('bar', 'keep')],
    alpha: [{ op: 'feather', amount: 2 }],
  } satisfies Omit<Plan, 'output'>;
  const given = { matte: makeMatte(), masks };
  const plan: Plan = { ...painted, trim: { margin: 0 }, resize: { width: 50, fit: 'inside' }, output: png };
  const taken = await imaging.takeAlpha({ path, plan, directory: folder.path, ...given });
  const [alpha] = await alphasOf([painted], given);
  const file = sharp(taken.path);
  expect(await file.metadata()).toMatchObject({ ...whole, channels: 1, depth: 'uchar' });
  expect(new Uint8Array(await file.toColourspace('b-w').raw().toBuffer())).toEqual(alpha);
  expect(taken.grid).toEqual({ ...whole, alpha });
});

test('an animation stands still where something is painted over it', async () => {
  const bytes = await makeWebpMovie({
    width: 40,
    height: 30,
    frames: drawMovie(3, { width: 40, height: 30 }),
    delaysMs: [100, 100, 100],
    loop: 0,
  });
  const output = { format: 'webp', lossless: true } as const;
  const plans: Plan[] = [
    { output },
    { masks: [use('coin', 'replace')], output },
    { alpha: [{ op: 'invert' }], output },
  ];
  const { files } = await renderBytes(bytes, plans, { masks });
  const pages = await Promise.all(files.map(async ({ path }) => (await sharp(path).metadata()).pages ?? 1));
  expect(pages).toEqual([3, 1, 1]);
});

test('a plan whose masks and steps are none gives the file that it gives without', async () => {
  const plan: Plan = { cutout: { edges: 'refined' }, trim: { margin: 2 }, output: png };
  const { files } = await render([plan, { ...plan, masks: [], alpha: [] }], {}, { matte: makeMatte() });
  const [one, other] = await Promise.all(files.map(({ path }) => readFile(path)));
  expect(one!.equals(other!)).toBe(true);
});
