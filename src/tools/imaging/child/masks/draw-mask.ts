import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Levels } from '../../../../brush/grid.ts';
import type { DrawMaskInput, MaskFormat } from '../../mask.ts';
import type { Limits } from '../sharp-in-child.ts';
import { drawLevels, kindsOfMask } from './draw-levels.ts';
import { findInside } from './inside.ts';
import { writeGrey } from './write-base.ts';
import { writeRle } from './write-rle.ts';
import { writeSvg } from './write-svg.ts';

/** Writes `mask.png`, `mask.json` or `mask.svg` into the directory. */
export async function drawMask(
  input: DrawMaskInput,
  limits: Limits,
): Promise<{ path: string; byteSize: number }> {
  const { mask, size, width, format, directory } = input;
  const height = Math.max(1, Math.round((size.height * width) / size.width));
  const levels = await drawLevels(mask, { width, height }, limits);
  const { extension, write } = formats[format];
  const path = join(directory, `mask.${extension}`);
  await write(levels, input, path);
  return { path, byteSize: (await stat(path)).size };
}

interface Format {
  extension: string;
  write(levels: Levels, input: DrawMaskInput, path: string): Promise<unknown>;
}

const formats = {
  png: { extension: 'png', write: (levels, _, path) => writeGrey(levels, path) },
  rle: {
    extension: 'json',
    write: (levels, { mask }, path) =>
      writeFile(path, writeRle(findInside(levels, kindsOfMask[mask.kind].isInside))),
  },
  svg: {
    extension: 'svg',
    write: (levels, { mask, size }, path) =>
      writeFile(path, writeSvg(levels, kindsOfMask[mask.kind].isInside, size)),
  },
} satisfies Record<MaskFormat, Format>;
