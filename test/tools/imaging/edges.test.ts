import { expect, test } from 'vitest';
import { createCutJob } from '../../../src/tools/imaging/child/cut-job.ts';
import { cutOut } from '../../../src/tools/imaging/child/cut-out.ts';
import { replaceSoftColours } from '../../../src/tools/imaging/child/foreground.ts';
import { edges } from '../../../src/tools/imaging/child/steps/edges.ts';
import type { Plan } from '../../../src/tools/imaging/imaging.ts';

const width = 240;
const height = 160;
const subject = [200, 40, 30];
const room = [20, 180, 60];

/** A red disk with a soft edge before green, as a photograph has it: both colours mixed by the alpha. */
function drawDisk() {
  const data = new Uint8Array(width * height * 4);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i += 4) {
      const alpha = Math.min(1, Math.max(0, (60 - Math.hypot(x - width / 2, y - height / 2)) / 10 + 0.5));
      for (let k = 0; k < 3; k++) data[i + k] = Math.round(subject[k]! * alpha + room[k]! * (1 - alpha));
      data[i + 3] = Math.round(alpha * 255);
    }
  }
  return { data, width, height, channels: 4 as const };
}

/** How far the soft edge's colours are from the subject's, weighted by what is seen of them. */
function fringe({ data }: { data: Uint8Array }): number {
  let sum = 0;
  let weight = 0;
  for (let i = 0; i < data.length; i += 4) {
    const alpha = data[i + 3]!;
    if (alpha === 0 || alpha === 255) continue;
    for (let k = 0; k < 3; k++) sum += Math.abs(data[i + k]! - subject[k]!) * alpha;
    weight += 3 * alpha;
  }
  return sum / weight;
}

test('takes the old background’s colour out of the edge', () => {
  const picture = drawDisk();
  const before = fringe(picture);
  replaceSoftColours(picture);
  expect(before).toBeGreaterThan(30);
  expect(fringe(picture)).toBeLessThan(before / 5);
});

test('REFINED makes haze of a matte nothing and the subject whole, and changes nothing it was given', async () => {
  const picture = drawDisk();
  const alpha = picture.data.filter((_, at) => at % 4 === 3);
  alpha[0] = 10;
  alpha[80 * width + 120] = 245;
  const given = { data: new Uint8Array(picture.data).fill(255), width, height, channels: 4 as const };
  const matte = { alpha, width, height, solved: null, agreement: null };
  const before = structuredClone({ given, matte });
  const limits = { maxPixels: 1e6, maxSide: 1000 };
  const job = createCutJob({ path: '/nowhere', matte }, { width, height }, limits);
  const plan: Plan = { cutout: { edges: 'refined' }, output: { format: 'png' } };
  const cut = await cutOut({ ...job, plan, source: given });
  expect({ given, matte }).toEqual(before);
  expect(cut.data[3]).toBe(0);
  expect(cut.data[(80 * width + 120) * 4 + 3]).toBe(255);
  const refined = edges(picture, { plan });
  expect(refined).not.toBe(picture);
  expect(picture).toEqual(drawDisk());
});

test.each([{ cutout: { edges: 'raw' as const } }, {}])('has nothing to do for %o', (part) => {
  const picture = drawDisk();
  expect(edges(picture, { plan: { ...part, output: { format: 'png' } } })).toBe(picture);
});
