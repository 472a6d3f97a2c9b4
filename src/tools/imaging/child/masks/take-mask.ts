import type { Levels } from '../../../../brush/grid.ts';
import { AppError } from '../../../../errors.ts';
import type { MaskFile, MaskFileInput, MaskKind } from '../../mask.ts';
import { decodePicture } from '../decode.ts';
import { inspectFile } from '../inspect-file.ts';
import type { Picture } from '../picture.ts';
import type { Limits } from '../sharp-in-child.ts';
import { writeBase } from './write-base.ts';

/** A stranger's picture, which must be as large as the one it is for, as the base of a mask. */
export async function takeMask(
  { path, kind, size, directory }: MaskFileInput,
  limits: Limits,
): Promise<MaskFile> {
  const { width, height } = await inspectFile(path, limits);
  if (width !== size.width || height !== size.height) {
    const message = `Expected a mask of ${size.width} × ${size.height} px, got one of ${width} × ${height} px.`;
    const params = { expectedWidth: size.width, expectedHeight: size.height, width, height };
    throw new AppError('MASK_SIZE_MISMATCH', message, { params });
  }
  // Its numbers are what it says; a profile would tell how they are to look.
  const picture = await decodePicture(path, size, limits, { ignoreIcc: true });
  return await writeBase(readLevels(picture, kind), kind, directory);
}

const readers = {
  coverage: (luma, alpha) => Math.round((luma * alpha) / 255),
  hints: (luma, alpha) => (alpha < 128 ? 128 : luma < 64 ? 0 : luma > 192 ? 255 : 128),
} satisfies Record<MaskKind, (luma: number, alpha: number) => number>;

function readLevels({ data, width, height, channels }: Picture, kind: MaskKind): Levels {
  const read = readers[kind];
  const out = new Uint8Array(width * height);
  for (let to = 0, from = 0; to < out.length; to++, from += channels) {
    // Rec. 709 on what is stored, in 65,536ths: a grey comes out as it is.
    const luma = (data[from]! * 13933 + data[from + 1]! * 46871 + data[from + 2]! * 4732 + 32768) >> 16;
    out[to] = read(luma, channels === 4 ? data[from + 3]! : 255);
  }
  return { data: out, width, height };
}
