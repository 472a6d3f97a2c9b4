import { describe, expect, test } from 'vitest';
import type { Plan } from '../../../src/tools/imaging/imaging.ts';
import { drawVase, meanError } from '../../picture.ts';
import { makeMatte, original, png, toMatte, useRenderer } from './renderer.ts';

const { renderOne } = useRenderer();

describe('cutout', () => {
  const cutout: Plan['cutout'] = { edges: 'raw' };

  test('has the matte as alpha and nothing under it', async () => {
    const { pixels, hasAlpha } = await renderOne({ cutout, output: png }, {}, makeMatte());
    expect(hasAlpha).toBe(true);
    const at = (x: number, y: number) => [...pixels.data.subarray((y * 400 + x) * 4, (y * 400 + x) * 4 + 4)];
    expect(at(200, 225)[3]).toBe(255);
    expect(at(10, 10)).toEqual([0, 0, 0, 0]);
    expect(at(200, 225)[2]).toBeGreaterThan(20);
  });

  test('trimmed, shows what the matte keeps, margin and all', async () => {
    const { crop, width, height } = await renderOne(
      { cutout, trim: { margin: 7 }, output: png },
      {},
      makeMatte(),
    );
    // The matte's columns 80..240 and rows 160..320 of 320, in pixels of 400 × 300, and its Lanczos edge.
    expect(Math.abs(crop.x - (100 - 7))).toBeLessThanOrEqual(2);
    expect(Math.abs(crop.y - (150 - 7))).toBeLessThanOrEqual(2);
    expect(Math.abs(crop.width - (200 + 14))).toBeLessThanOrEqual(4);
    expect(crop.y + crop.height).toBe(300);
    expect({ width, height }).toEqual({ width: crop.width, height: crop.height });
  });

  test('trimmed and empty, keeps all of the picture', async () => {
    const nothing = toMatte(new Uint8Array(320 * 320).fill(9));
    const file = await renderOne(
      { cutout: { edges: 'refined' }, trim: { margin: 0 }, output: png },
      {},
      nothing,
    );
    expect(file.crop).toEqual(original);
    expect(file.pixels.data.every((value) => value === 0)).toBe(true);
  });

  test('as a JPEG lies on white, or on the background asked for', async () => {
    const corner = async (plan: Plan) => [
      ...(await renderOne(plan, {}, makeMatte())).pixels.data.subarray(0, 3),
    ];
    expect(await corner({ cutout, output: { format: 'jpeg' } })).toEqual([255, 255, 255]);
    const [red = 0, green = 0, blue = 0] = await corner({
      cutout,
      background: '#20c040',
      output: { format: 'jpeg' },
    });
    expect(Math.hypot(red - 0x20, green - 0xc0, blue - 0x40)).toBeLessThan(6);
  });

  test('on an opaque background has no alpha, on a translucent one its', async () => {
    const opaque = await renderOne({ cutout, background: '#102030', output: png }, {}, makeMatte());
    expect(opaque.hasAlpha).toBe(false);
    expect([...opaque.pixels.data.subarray(0, 3)]).toEqual([0x10, 0x20, 0x30]);
    const translucent = await renderOne({ cutout, background: '#10203080', output: png }, {}, makeMatte());
    expect([...translucent.pixels.data.subarray(0, 4)]).toEqual([0x10, 0x20, 0x30, 0x80]);
  });

  test('keeps what was transparent before transparent', async () => {
    const all = toMatte(new Uint8Array(320 * 320).fill(255));
    const { pixels } = await renderOne({ cutout, output: png }, { format: 'png', transparent: true }, all);
    const alpha = pixels.data.filter((_, i) => i % 4 === 3);
    expect(meanError(alpha, drawVase(400, 300).coverage)).toBeLessThan(0.01);
  });
});
