import { expect, test } from 'vitest';
import { correctEdge } from '../../../src/brush/correct-edge.ts';
import { enlargeAlpha } from '../../../src/brush/enlarge-alpha.ts';
import { correctMask } from '../../../src/brush/hints.ts';
import type { Plan } from '../../../src/tools/imaging/imaging.ts';
import { drawVase, makeFolder, makePicture, writePicture } from '../../picture.ts';
import { makeHalfMatte, makeStroke } from './mask-scene.ts';
import { png } from './renderer.ts';

const original = { width: 800, height: 600 };
const limits = { maxPixels: 50_000_000, maxSide: 16_384 };

const strokes = [makeStroke('KEEP', 0.06, [0.55, 0.62, 0.58, 0.7])];
const masks = { kept: { kind: 'hints', strokes } } as const;
const plan: Plan = {
  cutout: { edges: 'raw', effort: 'balanced' },
  masks: [{ mask: 'kept', mode: 'hints' }],
  output: png,
};
const matte = makeHalfMatte();

async function writePhoto(folder: string): Promise<string> {
  return await writePicture(folder, 'photo', await makePicture({ drawing: drawVase(800, 600) }));
}

test('of what hints make of a solved edge no bit depends on the size of the output', async () => {
  await using folder = await makeFolder();
  const path = await writePhoto(folder.path);
  // Where children render, nothing can be drawn any more.
  const { createCutJob } = await import('../../../src/tools/imaging/child/cut-job.ts');
  const { cutOut } = await import('../../../src/tools/imaging/child/cut-out.ts');
  const { decodePicture } = await import('../../../src/tools/imaging/child/decode.ts');
  const edges = [];
  for (const scale of [0.1, 0.4, 1]) {
    const size = { width: original.width * scale, height: original.height * scale };
    const job = createCutJob({ path, matte, masks }, original, limits);
    const source = await decodePicture(path, size, limits);
    const cut = await cutOut({ ...job, plan, source });
    // In the belly, where the matte has nothing.
    const at = Math.round(size.height * 0.65) * size.width + Math.round(size.width * 0.56);
    expect(cut.data[at * 4 + 3]).toBe(255);
    edges.push(await job.correctedEdge(plan));
  }
  const [first, ...others] = edges;
  expect(first?.alpha).toMatchObject({ width: 480, height: 360 });
  expect(first?.alpha.data.filter((share) => share > 0.5).length).toBeGreaterThan(
    matte.solved.alpha.filter((level) => level > 127).length + 1000,
  );
  for (const other of others) expect(other).toEqual(first);
});

test('what hints correct is the alpha of a PNG of 320 px, which a browser has too', async () => {
  await using folder = await makeFolder();
  const path = await writePhoto(folder.path);
  const { createCutJob } = await import('../../../src/tools/imaging/child/cut-job.ts');
  const { edgeOf } = await import('../../../src/tools/imaging/child/matte-plane.ts');
  const job = createCutJob({ path, matte, masks }, original, limits);
  const { lab, affinity, pixels } = await job.grids();
  expect([lab.width, lab.height]).toEqual([320, 240]);
  const edge = edgeOf(matte);
  const levels = enlargeAlpha({ ...lab, data: new Uint8Array(320 * 240 * 3), channels: 3 }, edge);
  const mask = { ...lab, data: Float32Array.from(levels, (level) => level / 255) };
  const correction = correctMask(lab, mask, { strokes }, affinity);
  expect(await job.correctedEdge(plan)).toEqual(correctEdge(pixels, edge, correction));
});
