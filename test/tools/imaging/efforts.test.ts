import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { resizePlane } from '../../../src/brush/resample.ts';
import { effortsOf, planPasses } from '../../../src/tools/imaging/model/effort.ts';
import { models } from '../../../src/tools/imaging/model/models.ts';
import { composeScenes } from '../../brush/compose.ts';
import { average } from '../../brush/judge.ts';
import { drawVase, makePicture, meanError } from '../../picture.ts';
import { openEffortBed, toPng } from './effort-bed.ts';

const { bed, matteOf, alphaOf, judgeScenes } = openEffortBed();

/** One of each kind; all are judged in the soak. */
const scenes = composeScenes().filter(({ name }) => name.endsWith(' 3'));

test('of drawn pictures BALANCED is nearer to the truth than FAST', async () => {
  const [fast, balanced] = [await judgeScenes(scenes, 'fast'), await judgeScenes(scenes, 'balanced')];
  const mean = (judged: typeof fast) => average(judged.map(({ error }) => error));
  expect(balanced).toHaveLength(6);
  expect(mean(balanced)).toBeLessThan(mean(fast) * 0.9);
  expect(fast.every(({ agreement }) => agreement === null)).toBe(true);
});

describe('a matte', () => {
  test('of FAST is one pass of the picture in its shape, of BALANCED and BEST a resolved grid and a solved one', async () => {
    const bytes = await makePicture({ width: 900, height: 600 });
    const { matte: fast } = await matteOf('fast.jpg', bytes, 'fast');
    expect(fast).toMatchObject({ width: 320, height: 224, solved: null, agreement: null });
    for (const effort of ['balanced', 'best'] as const) {
      const { matte } = await matteOf(`${effort}.jpg`, bytes, effort);
      expect(matte).toMatchObject({ width: 320, height: 213, solved: { width: 480, height: 320 } });
      expect(matte.alpha).toHaveLength(320 * 213);
      expect(matte.solved!.alpha).toHaveLength(480 * 320);
      expect(matte.agreement).toBeGreaterThan(0.9);
      expect(matte.agreement).toBeLessThanOrEqual(1);
    }
  });

  test.each([3, 5, 6])(
    'of a picture under EXIF orientation %i is that of it upright',
    async (orientation) => {
      const size = { width: 400, height: 300, format: 'png' as const };
      const { matte: upright } = await matteOf('upright.png', await makePicture(size), 'balanced');
      const { matte: turned } = await matteOf(
        'turned.png',
        await makePicture({ ...size, orientation }),
        'balanced',
      );
      expect([turned.width, turned.height]).toEqual([320, 240]);
      expect(meanError(turned.solved!.alpha, upright.solved!.alpha)).toBeLessThan(0.1);
    },
  );

  test.each([
    [1, 1],
    [1, 600],
    [3000, 3],
    [40, 30],
  ])('is made of %i × %i pixels', async (width, height) => {
    const bytes = await sharp({ create: { width, height, channels: 3, background: '#a33' } })
      .png()
      .toBuffer();
    const { path, matte } = await matteOf(`${width}x${height}.png`, bytes, 'balanced');
    expect([matte.solved!.width, matte.solved!.height].every((side) => side >= 1 && side <= 480)).toBe(true);
    expect(await alphaOf(path, matte, 'balanced')).toMatchObject({ width, height });
  });

  test('makes the same edge at every size', async () => {
    const bytes = await makePicture({ width: 1200, height: 900, format: 'png' });
    const { path, matte } = await matteOf('sizes.png', bytes, 'balanced');
    const full = await alphaOf(path, matte, 'balanced');
    for (const side of [960, 480, 200]) {
      const small = await alphaOf(path, matte, 'balanced', side);
      const shrunk = resizePlane(full, small);
      expect(average([...small.data].map((value, i) => Math.abs(value - shrunk.data[i]!)))).toBeLessThan(
        0.003,
      );
    }
  });
});

test('BEST is held to the same two passes as BALANCED by its agreement', async () => {
  const { pixels } = composeScenes().find(({ name }) => name === 'figure 2')!;
  const bytes = await toPng(pixels);
  const [{ matte: balanced }, { matte: best }] = [
    await matteOf('figure.png', bytes, 'balanced'),
    await matteOf('figure.png', bytes, 'best'),
  ];
  expect(balanced.agreement).toBeLessThan(0.9);
  expect(best.agreement).toBe(balanced.agreement);
  expect(best.alpha).not.toEqual(balanced.alpha);
});

test.each([900, 1200])('what is transparent at %i px keeps its colour for the model', async (width) => {
  const vase = drawVase(width, (width * 3) / 4);
  const raw = { width, height: (width * 3) / 4, channels: 3 as const };
  const opaque = await sharp(vase.pixels, { raw }).png().toBuffer();
  // Colours of all, alpha of nothing.
  const hidden = await sharp(vase.pixels, { raw }).ensureAlpha(0).png().toBuffer();
  const [{ matte: seen }, { matte: unseen }] = [
    await matteOf('opaque.png', opaque, 'balanced'),
    await matteOf('hidden.png', hidden, 'balanced'),
  ];
  expect(meanError(unseen.solved!.alpha, seen.solved!.alpha)).toBeLessThan(0.5);
});

test.each(['fast', 'balanced'] as const)(
  'the trim of a %s cutout leaves no empty row or column',
  async (effort) => {
    const bytes = await makePicture({ width: 1800, height: 1350, format: 'png' });
    const { path, matte } = await matteOf('trim.png', bytes, effort);
    const plan = {
      cutout: { edges: 'refined' as const, effort },
      trim: { margin: 0 },
      output: { format: 'png' as const },
    };
    const { files } = await bed.imaging.render({ path, matte, plans: [plan], directory: bed.folder.path });
    const { width, height, path: made } = files[0]!;
    const alpha = await sharp(made).extractChannel('alpha').raw().toBuffer();
    const isSeen = (at: number) => alpha[at]! > 0;
    const columns = [...alpha.keys()].filter(isSeen).map((at) => at % width);
    const rows = [...alpha.keys()].filter(isSeen).map((at) => Math.floor(at / width));
    const ends = (all: number[]) => {
      const sorted = all.toSorted((one, other) => one - other);
      return [sorted[0] ?? Number.NaN, sorted.at(-1) ?? Number.NaN] as const;
    };
    const [[left, right], [top, bottom]] = [ends(columns), ends(rows)];
    expect(Math.max(left, top, width - 1 - right, height - 1 - bottom)).toBeLessThanOrEqual(4);
  },
);

test('an effort that a model is not worth is refused', async () => {
  await expect(bed.imaging.matte('x', { model: 'u2netp', effort: 'slow' as never })).rejects.toMatchObject({
    code: 'BAD_USER_INPUT',
  });
  expect(effortsOf({ takesAnySize: false })).toEqual(['balanced']);
  expect(planPasses(models.silueta, { width: 900, height: 600 }, 'balanced')).toEqual([
    { width: 320, height: 320, isMirrored: false },
  ]);
});
