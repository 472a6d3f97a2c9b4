import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEncoder, type Encoder, type Way } from '../../../src/tools/imaging/child/encoding/encoder.ts';
import { findEncoding } from '../../../src/tools/imaging/child/encoding/find-encoding.ts';
import type { Frames, Picture } from '../../../src/tools/imaging/child/picture.ts';
import { drawVase, makeFolder } from '../../picture.ts';

let folder: Awaited<ReturnType<typeof makeFolder>>;
beforeAll(async () => {
  folder = await makeFolder();
});
afterAll(() => folder[Symbol.asyncDispose]());

const open = (frames: Frames) => createEncoder(frames, `${folder.path}/trial`);
const draw = (width: number, height: number): Picture => ({
  data: drawVase(width, height).pixels,
  width,
  height,
  channels: 3,
});

function drawNoise(width: number, height: number): Picture {
  let seed = 1;
  const data = Uint8Array.from({ length: width * height * 3 }, () => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
    return 128 + (((seed >> 16) & 127) - 64);
  });
  return { data, width, height, channels: 3 };
}

/** What AVIF is best at. */
function drawWaves(width: number, height: number): Picture {
  const data = Uint8Array.from({ length: width * height * 3 }, (_, i) => {
    const [x, y] = [Math.floor(i / 3) % width, Math.floor(i / 3 / width)];
    return 128 + 60 * Math.sin(x / 1.7) * Math.cos(y / 1.3) + 40 * Math.sin((x * y) / 300);
  });
  return { data, width, height, channels: 3 };
}

test('the similarity of an animation is that of its worst frame, however many pixels it has', async () => {
  const side = 1_000;
  const flat: Picture = { data: new Uint8Array(side * side * 3), width: side, height: side, channels: 3 };
  const noise = drawNoise(side, side);
  // All but one are alike and easy.
  const pictures = Array.from({ length: 10 }, (_, index) => (index === 5 ? noise : flat));
  const encoder = open({ pictures, timing: { delaysMs: pictures.map(() => 50), loop: 0 } });
  const encoded = await encoder.encode({ format: 'webp', quality: 5 });
  const alone = open({ pictures: [noise], timing: null });
  const expected = await alone.measure(await alone.encode({ format: 'webp', quality: 5 }));
  expect(expected).toBeLessThan(0.9);
  expect(Math.abs((await encoder.measure(encoded)) - expected)).toBeLessThan(0.05);
});

describe('with a sample', () => {
  /** The encoder, and in what ways it was used. */
  function count(encoder: Encoder) {
    const ways: Way[] = [];
    const encode: Encoder['encode'] = async (way) => {
      ways.push(way);
      return await encoder.encode(way);
    };
    return { ways, encoder: { ...encoder, encode } };
  }

  test.each([{ minSsim: 0.96 }, { maxBytes: 6_000 }])(
    'of %j little is tried at full size',
    async (target) => {
      const { ways, encoder } = count(open({ pictures: [draw(300, 225)], timing: null }));
      const sample = open({ pictures: [draw(300, 225)], timing: null });
      const { bytes, ssim, format } = await findEncoding(encoder, sample, { format: 'avif', ...target });
      expect(format).toBe('avif');
      expect(ways.length).toBeLessThanOrEqual(2);
      expect(ssim).toBeGreaterThanOrEqual(target.minSsim ?? 0.5);
      expect(bytes.length).toBeLessThanOrEqual(target.maxBytes ?? Number.POSITIVE_INFINITY);
    },
  );

  test('whose format is too large at full size, the others are tried', async () => {
    // Waves where it was looked at, grain elsewhere, at which WebP is best.
    const frames: Frames = { pictures: [drawNoise(300, 225)], timing: null };
    const sample: Frames = { pictures: [drawWaves(300, 225)], timing: null };
    const minSsim = 0.98;
    const misled = await findEncoding(open(frames), open(sample), { format: 'auto', minSsim });
    const sizes = [];
    for (const format of ['webp', 'jpeg', 'avif'] as const)
      sizes.push((await findEncoding(open(frames), null, { format, minSsim })).bytes.length);
    const smallest = Math.min(...sizes);
    expect(misled.bytes.length).toBeGreaterThan(smallest);
    const output = { format: 'auto', minSsim, maxBytes: smallest } as const;
    expect((await findEncoding(open(frames), open(sample), output)).bytes.length).toBe(smallest);
    await expect(
      findEncoding(open(frames), open(sample), { ...output, maxBytes: smallest - 1 }),
    ).rejects.toMatchObject({
      code: 'TARGET_NOT_REACHED',
      params: { limit: smallest - 1, actual: smallest },
    });
  });
});
