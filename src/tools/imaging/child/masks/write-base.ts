import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fitLongestSide, type Levels } from '../../../../brush/grid.ts';
import { shrinkHints, shrinkLevels } from '../../../../brush/shrink-mask.ts';
import { type MaskFile, type MaskKind, maskGridSide } from '../../mask.ts';
import { sharp } from '../sharp-in-child.ts';

export async function writeBase(levels: Levels, kind: MaskKind, directory: string): Promise<MaskFile> {
  const path = join(directory, 'mask.png');
  const shrink = kind === 'hints' ? shrinkHints : shrinkLevels;
  const { data: alpha, width, height } = shrink(levels, fitLongestSide(levels, maskGridSide));
  return { path, byteSize: await writeGrey(levels, path), grid: { alpha, width, height } };
}

/** Writes an 8-bit grey PNG; how many bytes it has. */
export async function writeGrey({ data, width, height }: Levels, path: string): Promise<number> {
  await sharp(data, { raw: { width, height, channels: 1 } })
    .toColourspace('b-w')
    .png({ compressionLevel: 6 })
    .toFile(path);
  return (await stat(path)).size;
}
