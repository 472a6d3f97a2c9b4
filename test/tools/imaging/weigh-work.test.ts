import { describe, expect, test } from 'vitest';
import { encodePath } from '../../../src/brush/stroke.ts';
import { type Estimate, isHeavy, lightMs } from '../../../src/tools/imaging/estimate.ts';
import type { ComposePiece, Inspection, OutputFormat, Plan } from '../../../src/tools/imaging/imaging.ts';
import type { Mask } from '../../../src/tools/imaging/mask.ts';
import { createMemory } from '../../../src/tools/imaging/pool/memory.ts';
import { createTurns } from '../../../src/tools/imaging/pool/turns.ts';
import { estimateDrawing, estimateTaking } from '../../../src/tools/imaging/weigh-masks.ts';
import { weighStrokes } from '../../../src/tools/imaging/weigh-strokes.ts';
import { estimateComposition, estimateWork } from '../../../src/tools/imaging/weigh-work.ts';
import { toMatte } from './renderer.ts';

const photo = { width: 4000, height: 3000, mimeType: 'image/jpeg' };
const dot = { width: 64, height: 64, mimeType: 'image/png' };
const gif = { width: 400, height: 300, mimeType: 'image/gif', frames: 1 };
const film = { width: 500, height: 500, mimeType: 'image/webp', frames: 195 };
const uncounted = { width: 500, height: 500, mimeType: 'image/webp' };
const huge = { width: 8000, height: 6000, mimeType: 'image/jpeg' };
const web: Plan = { resize: { width: 1600, fit: 'inside' }, output: { format: 'webp' } };
const cut: Plan = {
  cutout: { edges: 'refined' },
  resize: { width: 1000, fit: 'inside' },
  output: { format: 'webp' },
};
const drawStroke = (points: number[], size: number, hardness: number) => ({
  tool: 'KEEP' as const,
  size,
  hardness,
  path: encodePath(points),
});
const filling = { width: 7000, height: 7000, fit: 'fill' } as const;

describe('work is', () => {
  test.each<[string, Inspection, Plan, string]>([
    ['a photo for the web', photo, web, 'light'],
    ['a photo at its size', photo, { output: { format: 'webp' } }, 'light'],
    ['a cutout of one', photo, { cutout: { edges: 'refined' }, output: { format: 'webp' } }, 'middling'],
    ['a photo as AVIF', photo, { output: { format: 'avif' } }, 'heavy'],
    ['a dot made large', dot, { resize: filling, output: { format: 'avif', lossless: true } }, 'heavy'],
    ['a photo of 48 megapixels at its size', huge, { output: { format: 'jpeg' } }, 'heavy'],
    ['one of 48 megapixels for the web', huge, web, 'light'],
    ['a GIF that stands still', gif, { output: { format: 'webp', lossless: true } }, 'light'],
    ['an animation', film, { output: { format: 'webp' } }, 'heavy'],
    [
      'an animation made small',
      film,
      { resize: { width: 50, fit: 'inside' }, output: { format: 'webp' } },
      'heavy',
    ],
    ['the first picture of an animation', film, { output: { format: 'jpeg' } }, 'light'],
    ['what may be an animation', uncounted, { output: { format: 'webp' } }, 'heavy'],
    ['the subject of a large photo for the web', huge, { ...cut, trim: { margin: 0 } }, 'light'],
  ])('%s', (_what, original, plan, weight) => {
    const estimate = estimateWork(original, [plan], { maxPixels: 50_000_000 });
    const found = isHeavy(estimate) ? 'heavy' : estimate.ms <= lightMs ? 'light' : 'middling';
    expect(found, JSON.stringify(estimate)).toBe(weight);
  });
});

describe('a collage is', () => {
  test.each<[string, number, number, number, OutputFormat, string]>([
    ['of twelve for a link preview', 12, 1200, 630, 'jpeg', 'light'],
    ['of thirty for a screen', 30, 1600, 1200, 'webp', 'middling'],
    ['of a hundred', 100, 1200, 900, 'webp', 'heavy'],
    ['as large as may be, as AVIF', 1, 4096, 4096, 'avif', 'heavy'],
  ])('%s', (_what, count, width, height, format, weight) => {
    const place = { x: 0.5, y: 0.5, width: 0.2, rotation: 0, z: 0 };
    const pieces = Array.from({ length: count }, (): ComposePiece => ({ path: '/nowhere', place }));
    const estimate = estimateComposition({ pieces, width, height, format, directory: '/nowhere' });
    const found = isHeavy(estimate) ? 'heavy' : estimate.ms <= lightMs ? 'light' : 'middling';
    expect(found, JSON.stringify(estimate)).toBe(weight);
    expect(estimate.bytes).toBe(width * height * 52);
  });
});

describe('a mask is', () => {
  const large = { width: 6000, height: 4000 };
  const strokes = Array.from({ length: 2000 }, (_, i) => ({
    tool: 'BRUSH' as const,
    size: 0.03,
    hardness: 0.8,
    path: encodePath(Array.from({ length: 40 }, (_, k) => ((i * 7 + k) % 97) / 97)),
  }));
  const weigh = (estimate: Estimate) =>
    isHeavy(estimate) ? 'heavy' : estimate.ms <= lightMs ? 'light' : 'middling';
  const drawing = (width: number, count: number) =>
    estimateDrawing({
      mask: { kind: 'coverage', strokes: strokes.slice(0, count) },
      size: large,
      format: 'png',
      width,
      directory: '/nowhere',
    });

  test.each<[string, () => Estimate, string]>([
    ['of a screen, drawn', () => drawing(1600, 50), 'light'],
    ['of 24 megapixels, drawn', () => drawing(6000, 50), 'middling'],
    ['of all the strokes that one may have', () => drawing(6000, 2000), 'heavy'],
    ['of 24 megapixels, taken', () => estimateTaking({ size: large }), 'middling'],
    ['of two, taken', () => estimateTaking({ size: { width: 1600, height: 1200 } }), 'light'],
  ])('%s', (_what, estimate, weight) => {
    expect(weigh(estimate()), JSON.stringify(estimate())).toBe(weight);
  });

  test('part of what its plan takes, hints too, and what it is painted on stands still', () => {
    const mask = { kind: 'coverage', strokes } as const;
    const options = { maxPixels: 50_000_000, masks: { mask, hints: { kind: 'hints', strokes } as const } };
    const msOf = (plan: Plan, original: Inspection = photo) => estimateWork(original, [plan], options).ms;
    const hinted = msOf({ ...cut, masks: [{ mask: 'hints', mode: 'hints' }] }) - msOf(cut);
    expect(hinted).toBeGreaterThan(500);
    expect(hinted).toBeLessThan(2000);
    const plan: Plan = { masks: [{ mask: 'mask', mode: 'replace' }], output: { format: 'webp' } };
    expect(msOf(plan)).toBeGreaterThan(msOf({ output: plan.output }) + 1000);
    expect(msOf({ alpha: [{ op: 'invert' }], output: plan.output }, film)).toBeLessThan(
      msOf({ output: plan.output }, film) / 10,
    );
  });
});

describe('hints weigh', () => {
  const plan: Plan = { ...cut, masks: [{ mask: 'hints', mode: 'hints' }] };
  const weigh = (mask: Omit<Mask, 'kind'>) => {
    const masks = { hints: { kind: 'hints', ...mask } as const };
    const options = { maxPixels: 50_000_000 };
    const before = estimateWork(huge, [cut], options);
    const after = estimateWork(huge, [plan], { ...options, masks });
    return { ms: after.ms - before.ms, bytes: after.bytes - before.bytes };
  };
  const few = Array.from({ length: 5 }, (_, i) => drawStroke([0.1 * i, 0.2, 0.1 * i, 0.4], 0.05, 0.8));

  test('what a solve takes where there are few strokes', () => {
    const { ms } = weigh({ strokes: few });
    expect(ms).toBeGreaterThan(300);
    expect(ms).toBeLessThan(1000);
  });

  test('a file that is read, in time and memory', () => {
    const [without, file] = [weigh({ strokes: few }), weigh({ strokes: few, basePath: '/nowhere' })];
    expect(file.ms - without.ms).toBeCloseTo(48 * 30);
    expect(file.bytes - without.bytes).toBe(48_000_000 * 2);
  });

  test('every stroke that is as wide as the picture', () => {
    const wide = (count: number) => Array.from({ length: count }, () => drawStroke([0, 0, 1, 1], 1, 1));
    const [some, all] = [weigh({ strokes: wide(1000) }), weigh({ strokes: wide(2000) })];
    // Measured: .5 ms a point.
    expect(all.ms - some.ms).toBeGreaterThan(1000);
    expect(all.ms - some.ms).toBeLessThan(4000);
  });
});

describe('a stroke weighs', () => {
  const original = { width: 3000, height: 2000 };
  const back = Array.from({ length: 100 }, (_, i) => [i % 2, 0.5]).flat();
  const msOf = (points: number[], size: number, hardness: number, count: number) =>
    weighStrokes(
      Array.from({ length: count }, () => drawStroke(points, size, hardness)),
      original,
      1,
    );

  test('its soft rim, which is drawn however much is hidden', () => {
    // Measured: 0.06 s hard, 6.9 s soft.
    expect(msOf([0.4, 0.5, 0.7, 0.5], 0.3, 1, 500)).toBeLessThan(400);
    expect(msOf([0.4, 0.5, 0.7, 0.5], 0.3, 0, 500)).toBeGreaterThan(3500);
    expect(msOf([0.4, 0.5, 0.7, 0.5], 0.3, 0, 500)).toBeLessThan(14_000);
  });

  test('its way each time, to and fro too', () => {
    expect(msOf(back, 0.1, 0, 1)).toBeGreaterThan(50 * msOf([0, 0.5, 1, 0.5], 0.1, 0, 1));
  });

  test('a disc at each sharp bend', () => {
    const bent = Array.from({ length: 100 }, (_, i) => [0.5 + (i % 2) / 1000, 0.5]).flat();
    const straight = Array.from({ length: 100 }, (_, i) => [0.5 + i / 1000, 0.5]).flat();
    expect(msOf(bent, 0.4, 0, 1)).toBeGreaterThan(5 * msOf(straight, 0.4, 0, 1));
  });
});

test('the subject that a matte shows decides what is decoded for a trim', () => {
  const plan: Plan = { ...cut, trim: { margin: 0 } };
  const alpha = new Uint8Array(320 * 320);
  for (let row = 0; row < 20; row++) alpha.fill(255, row * 320, row * 320 + 20);
  const { bytes } = estimateWork(huge, [plan], { maxPixels: 50_000_000, matte: toMatte(alpha) });
  // A sixteenth of a side, 500 px, is shown at its size: all of the picture is decoded.
  expect(bytes).toBe(48_000_000 * 44);
});

test('owners take turns, however many jobs one of them has, and who has none at work goes first', () => {
  const turns = createTurns();
  const waiting = ['a', 'a', 'a', 'b', 'c'].map((owner) => ({ job: { owner } }));
  const begun: string[] = [];
  while (waiting.length > 0) {
    const [next] = turns.sort(waiting);
    waiting.splice(waiting.indexOf(next!), 1);
    begun.push(next!.job.owner);
    turns.begin(next!.job.owner);
    // What a has begun goes on.
    if (next!.job.owner !== 'a') turns.end(next!.job.owner);
  }
  expect(begun.join('')).toBe('abcaa');
});

test('memory goes to what fits, to one that needs all of it alone, and at last to who has waited for long', () => {
  const memory = createMemory(100);
  const jobs = { small: {}, large: {}, later: {} };
  let freed = 0;
  memory.onFree(() => freed++);
  expect(memory.take(jobs.small, 60, 0)).toBe(true);
  expect(memory.take(jobs.large, 500, 0)).toBe(false);
  expect(memory.take(jobs.later, 40, 0)).toBe(true);
  memory.give(jobs.later);
  expect(memory.take(jobs.large, 500, 61_000)).toBe(false);
  expect(memory.take(jobs.later, 40, 0)).toBe(false);
  memory.give(jobs.small);
  expect(memory.take(jobs.large, 500, 61_000)).toBe(true);
  expect(memory.take(jobs.later, 1, 0)).toBe(false);
  memory.give(jobs.large);
  expect(memory.take(jobs.later, 40, 0)).toBe(true);
  expect(freed).toBe(3);
});
