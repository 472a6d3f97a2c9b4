import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Plan } from '../../../src/tools/imaging/imaging.ts';
import { makeFolder, writePicture } from '../../picture.ts';
import {
  drawMovie,
  type GifFrame,
  makeGif,
  makeSparseWebp,
  makeWebpMovie,
  readMovie,
} from './animated-file.ts';
import { openImaging } from './open-imaging.ts';

let imaging: Awaited<ReturnType<typeof openImaging>>;
let folder: Awaited<ReturnType<typeof makeFolder>>;
beforeAll(async () => {
  folder = await makeFolder();
  imaging = await openImaging({ maxPixels: 10_000_000 });
});
afterAll(async () => {
  await imaging.close({ timeoutMs: 0 });
  await folder[Symbol.asyncDispose]();
});

const webp: Plan = { output: { format: 'webp' } };

async function show(bytes: Buffer, plan = webp) {
  const path = await writePicture(folder.path, 'bomb', bytes);
  const startedAt = performance.now();
  await imaging.inspect(path);
  const { files } = await imaging.render({ path, plans: [plan], directory: folder.path });
  const ms = performance.now() - startedAt;
  return { ms, ...(await readMovie(files[0]!.path)) };
}

/** The most that the child has had resident, or what it has where that is not told. */
function peakBytes(): number {
  const [pid] = imaging.pids();
  if (process.platform !== 'linux')
    return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)])) * 1024;
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024;
}

const dot = (index: number): GifFrame => ({
  width: 1,
  height: 1,
  indices: Uint8Array.of(index % 128),
  delayMs: 100,
});
const makeDots = (count: number, side: number) =>
  makeGif({ width: side, height: side, frames: Array.from({ length: count }, (_, index) => dot(index)) });

test.each<[string, () => Buffer | Promise<Buffer>]>([
  ['a GIF of 100,000 frames', () => makeDots(100_000, 8)],
  ['a GIF of 501 frames', () => makeDots(501, 8)],
  ['a GIF of 300 frames on a large canvas', () => makeDots(300, 2_000)],
  ['a WebP of 400 frames on a canvas of nine megapixels', () => makeSparseWebp(3_000, 3_000, 400)],
])('of %s the first frame is shown, soon and in little memory', async (_what, make) => {
  const { frames, ms } = await show(await make());
  expect(frames).toHaveLength(1);
  expect(ms).toBeLessThan(8_000);
  expect(peakBytes()).toBeLessThan(600_000_000);
});

test('a WebP of more than 5,000 frames is refused before libwebp looks for each of them', async () => {
  for (const count of [5_001, 80_000])
    await expect(show(await makeSparseWebp(1, 1, count))).rejects.toMatchObject({
      code: 'UNSUPPORTED_IMAGE',
      params: { found: 'a WebP of more than 5000 frames', limit: 5_000 },
    });
  expect(await show(await makeSparseWebp(1, 1, 5_000))).toMatchObject({ width: 1, height: 1 });
});

test('500 frames, and as many pixels as a picture may have, move', async () => {
  expect((await show(makeDots(500, 8))).frames).toHaveLength(500);
  // 10 frames of 1,000 × 1,000.
  expect((await show(makeDots(10, 1_000))).frames).toHaveLength(10);
});

test('what would grow beyond the limit stays still', async () => {
  const plan = (width: number): Plan => ({ ...webp, resize: { width, fit: 'fill' } });
  const frames = drawMovie(12, { width: 100, height: 75 });
  const bytes = await makeWebpMovie({
    width: 100,
    height: 75,
    frames,
    delaysMs: frames.map(() => 50),
    loop: 0,
  });
  expect((await show(bytes, plan(400))).frames).toHaveLength(12);
  // 12 × 1,200 × 900 are 13 million.
  expect((await show(bytes, plan(1_200))).frames).toHaveLength(1);
});
