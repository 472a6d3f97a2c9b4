import sharp from 'sharp';
import { expect, test } from 'vitest';
import { decodePath } from '../../src/brush/stroke.ts';
import { createRandom } from '../../src/collage/random.ts';
import { composeConfusing } from '../brush/confuse.ts';
import { average } from '../brush/judge.ts';
import { drawAsUser, measureOverlap } from '../brush/user.ts';
import { signUp } from '../client.ts';
import { createMask } from '../mask/mask-client.ts';
import { renderAlpha } from '../mask/render-alpha.ts';
import { openBed } from './bed.ts';
import { countHints, draw, readHints, readMasks, visitEditor } from './editor-visit.ts';

const bed = openBed();
const strokeCount = 3;
/** The brush's own, which nobody changes here. */
const size = 0.05;

/** What is drawn with a mouse is worth what the same strokes are by a program. */
test('strokes by a pointer mend a cutout as the same strokes through the API do', async () => {
  const api = await signUp(bed.server.url);
  const results: Record<'before' | 'pointer' | 'program' | 'pointerMs', number>[] = [];
  for (const seed of [2, 5, 9, 12, 16]) {
    const { pixels, alpha: truth } = composeConfusing(seed);
    const { width, height, channels } = pixels;
    const png = await sharp(pixels.data, { raw: { width, height, channels } }).png().toBuffer();
    const imageId = (await api.upload(png)).data!.uploadImage.image.id;
    const before = await renderAlpha(api, imageId, []);
    const { page } = await visitEditor(bed, { api, ids: { picture: imageId } }, 'picture');
    const toCanvas = await calibrate();
    const byProgram = [];
    const random = createRandom(seed);
    let now = before;
    let pointerMs = 0;
    for (let i = 0; i < strokeCount; i++) {
      const stroke = drawAsUser(random, now, truth);
      if (!stroke) break;
      const { points } = decodePath(stroke.path);
      byProgram.push({ id: `${i}`, tool: stroke.tool, size, points });
      await page.keyboard.press(stroke.tool === 'KEEP' ? 'k' : 'e');
      const way = points.flatMap((x, at) => (at % 2 === 0 ? [toCanvas(x, points[at + 1]!)] : []));
      const startedAt = performance.now();
      await draw(page, ...way, way.at(-1)!);
      pointerMs += performance.now() - startedAt + 1000;
      await countHints(api, imageId).toBe(i + 1);
      now = await renderAlpha(api, imageId, [await hintsOf()]);
    }
    const { id: maskId } = await createMask(api, { imageId, kind: 'HINTS', strokes: byProgram });
    const program = await renderAlpha(api, imageId, [{ maskId, mode: 'HINTS' }]);
    const overlap = (one: typeof now) => measureOverlap(one.data, truth.data);
    results.push({ before: overlap(before), pointer: overlap(now), program: overlap(program), pointerMs });
    await page.context().close();

    /** Where a share of the picture is on the canvas, by two dabs that are taken back. */
    async function calibrate() {
      for (const at of [0.4, 0.6]) await draw(page, [at, at], [at, at]);
      await countHints(api, imageId).toBe(2);
      const [one, other] = (await readHints(api, imageId)).map(({ points }) => points as [number, number]);
      for (let i = 0; i < 2; i++) await page.keyboard.press('Control+z');
      await countHints(api, imageId).toBe(0);
      const along = (axis: 0 | 1, share: number) =>
        0.4 + (0.2 * (share - one![axis])) / (other![axis] - one![axis]);
      return (x: number, y: number): [number, number] => [along(0, x), along(1, y)];
    }

    async function hintsOf() {
      const hints = (await readMasks(api, imageId)).find(({ kind }) => kind === 'HINTS')!;
      return { maskId: hints.id, mode: 'HINTS' };
    }
  }
  console.log(results);
  const mean = (name: 'before' | 'pointer') => average(results.map((one) => one[name]));
  // Of each: better ones do not make up for worse ones.
  for (const { pointer, program } of results) expect(Math.abs(pointer - program)).toBeLessThan(0.01);
  expect(mean('pointer')).toBeGreaterThan(mean('before'));
  expect(results.map(({ pointerMs }) => pointerMs).toSorted((a, b) => a - b)[2]).toBeLessThan(10_000);
  await api.close();
});
