import { afterAll, beforeAll } from 'vitest';
import type { Crop, Matte, Plan, RenderInput, RenderResult } from '../../../src/tools/imaging/imaging.ts';
import { makeFolder, makePicture, type PictureOptions, readPixels, writePicture } from '../../picture.ts';
import { openImaging } from './open-imaging.ts';

/** What the pictures of these tests have. */
export const original: Crop = { x: 0, y: 0, width: 400, height: 300 };
export const png: Plan['output'] = { format: 'png' };

/** A model's one answer. */
export function toMatte(alpha: Uint8Array, side = 320): Matte {
  return { width: side, height: side, alpha, solved: null, agreement: null };
}

/** A matte that keeps the middle: columns 80..240 of 320, rows 160..320. */
export function makeMatte(): Matte {
  const size = 320;
  const alpha = new Uint8Array(size * size);
  for (let y = 160; y < size; y++) alpha.fill(255, y * size + 80, y * size + 240);
  return toMatte(alpha, size);
}

/** One imaging tool and one folder for the tests of a file. */
export function useRenderer() {
  let imaging: Awaited<ReturnType<typeof openImaging>>;
  let folder: Awaited<ReturnType<typeof makeFolder>>;
  beforeAll(async () => {
    folder = await makeFolder();
    imaging = await openImaging();
  });
  afterAll(async () => {
    await imaging.close({ timeoutMs: 0 });
    await folder[Symbol.asyncDispose]();
  });

  /** Plans on the bytes of a picture. */
  async function renderBytes(
    bytes: Uint8Array,
    plans: Plan[],
    rest: Partial<RenderInput> = {},
  ): Promise<RenderResult> {
    const path = await writePicture(folder.path, 'original', bytes);
    return await imaging.render({ path, plans, directory: folder.path, ...rest });
  }

  /** Plans on the drawn picture, 400 × 300 px. */
  async function render(plans: Plan[], options: PictureOptions = {}, rest: Partial<RenderInput> = {}) {
    return await renderBytes(await makePicture({ width: 400, height: 300, ...options }), plans, rest);
  }

  async function renderOne(plan: Plan, options: PictureOptions = {}, matte?: Matte) {
    const { files } = await render([plan], options, { matte });
    const file = files[0];
    if (!file) throw new Error('no file was rendered');
    return { ...file, pixels: await readPixels(file.path) };
  }

  return { renderBytes, render, renderOne };
}
