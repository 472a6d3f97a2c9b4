import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Plane } from '../../src/brush/grid.ts';
import { decodePath } from '../../src/brush/stroke.ts';
import { createRandom } from '../../src/collage/random.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { composeConfusing } from '../brush/confuse.ts';
import { average } from '../brush/judge.ts';
import { drawAsUser, measureOverlap } from '../brush/user.ts';
import { signUp, type TestClient } from '../client.ts';
import { createMask, updateMask } from './mask-client.ts';
import { renderAlpha } from './render-alpha.ts';

/** What hints are worth to who draws them, through the API alone: in pictures whose truth is known, as they were drawn. */
const scenes = Array.from({ length: 20 }, (_, i) => composeConfusing(i + 1));
const strokeCount = 5;

let app: TestApp;
let client: TestClient;

beforeAll(async () => {
  app = await startTestApp({ startChildren: true });
  client = await signUp(app.url);
});
afterAll(async () => {
  await client.close();
  await app.close();
});

const overlap = (one: Plane, truth: Plane) => measureOverlap(one.data, truth.data);

test('five rough strokes mend a cutout, and more than the same strokes as pixels do', async () => {
  const results: Record<'before' | 'hints' | 'pixels', number>[] = [];
  for (const [at, { pixels, alpha: truth }] of scenes.entries()) {
    const { width, height, channels } = pixels;
    const png = await sharp(pixels.data, { raw: { width, height, channels } }).png().toBuffer();
    const imageId = (await client.upload(png)).data!.uploadImage.image.id;
    const hints = await createMask(client, { imageId, kind: 'HINTS' });
    const [keep, erase] = [await createMask(client, { imageId }), await createMask(client, { imageId })];
    const random = createRandom(at + 1);
    const before = await renderAlpha(client, imageId, []);
    let now = before;
    let [kept, erased] = [0, 0];
    for (let i = 0; i < strokeCount; i++) {
      const stroke = drawAsUser(random, now, truth);
      if (!stroke) break;
      const { tool, size, hardness, path } = stroke;
      const drawn = { id: `${i}`, size, hardness, ...decodePath(path) };
      await updateMask(client, { id: hints.id, baseVersion: i + 1, addStrokes: [{ ...drawn, tool }] });
      const [mask, version] = tool === 'KEEP' ? [keep, ++kept] : [erase, ++erased];
      await updateMask(client, {
        id: mask.id,
        baseVersion: version,
        addStrokes: [{ ...drawn, tool: 'BRUSH' }],
      });
      now = await renderAlpha(client, imageId, [{ maskId: hints.id, mode: 'HINTS' }]);
    }
    const painted = await renderAlpha(client, imageId, [
      { maskId: keep.id, mode: 'KEEP' },
      { maskId: erase.id, mode: 'ERASE' },
    ]);
    results.push({
      before: overlap(before, truth),
      hints: overlap(now, truth),
      pixels: overlap(painted, truth),
    });
  }
  const mean = (name: 'before' | 'hints' | 'pixels') => average(results.map((one) => one[name]));
  console.log('IoU', { before: mean('before'), hints: mean('hints'), pixels: mean('pixels') });
  expect(mean('hints')).toBeGreaterThan(mean('before') + 0.12);
  expect(mean('hints')).toBeGreaterThan(mean('pixels') + 0.03);
});
