import sharp from 'sharp';
import { afterAll, beforeAll } from 'vitest';
import type { Plane } from '../../../src/brush/grid.ts';
import type { Matte, MatteEffort } from '../../../src/tools/imaging/imaging.ts';
import type { Scene } from '../../brush/compose.ts';
import { judge } from '../../brush/judge.ts';
import { makeFolder, readPixels, writePicture } from '../../picture.ts';
import { openImaging } from './open-imaging.ts';

/** Mattes and refined cutouts by the real model, for the tests of a file. */
export function openEffortBed() {
  const bed = {} as {
    imaging: Awaited<ReturnType<typeof openImaging>>;
    folder: Awaited<ReturnType<typeof makeFolder>>;
  };
  beforeAll(async () => {
    bed.folder = await makeFolder();
    bed.imaging = await openImaging({ matteChildren: 2, renderChildren: 2 });
  });
  afterAll(async () => {
    await bed.imaging.close({ timeoutMs: 0 });
    await bed.folder[Symbol.asyncDispose]();
  });

  async function matteOf(name: string, bytes: Uint8Array, effort: MatteEffort) {
    const path = await writePicture(bed.folder.path, name, bytes);
    return { path, matte: await bed.imaging.matte(path, { model: 'u2netp', effort }) };
  }

  /** The alpha of a refined cutout, 0..1. */
  async function alphaOf(path: string, matte: Matte, effort: MatteEffort, side?: number): Promise<Plane> {
    const resize = side ? { resize: { width: side, height: side, fit: 'inside' as const } } : {};
    const plan = {
      cutout: { edges: 'refined' as const, effort },
      ...resize,
      output: { format: 'png' as const },
    };
    const { files } = await bed.imaging.render({ path, matte, plans: [plan], directory: bed.folder.path });
    const file = files[0]!;
    const { data } = await readPixels(await sharp(file.path).extractChannel('alpha').png().toBuffer());
    const channels = data.length / (file.width * file.height);
    const alpha = Float32Array.from(
      { length: file.width * file.height },
      (_, i) => data[i * channels]! / 255,
    );
    return { data: alpha, width: file.width, height: file.height };
  }

  /** How near the cutouts of drawn pictures come to their truth. */
  const judgeScenes = (scenes: readonly Scene[], effort: MatteEffort) =>
    Promise.all(
      scenes.map(async ({ name, pixels, alpha: truth }) => {
        const { path, matte } = await matteOf(`${name} ${effort}.png`, await toPng(pixels), effort);
        const { data } = await alphaOf(path, matte, effort);
        return { name, agreement: matte.agreement, ...judge(data, truth) };
      }),
    );

  return { bed, matteOf, alphaOf, judgeScenes };
}

export const toPng = ({ data, width, height, channels }: Scene['pixels']) =>
  sharp(data, { raw: { width, height, channels } }).png().toBuffer();
