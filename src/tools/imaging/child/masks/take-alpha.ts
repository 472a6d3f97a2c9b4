import type { AlphaInput } from '../../imaging.ts';
import type { MaskFile } from '../../mask.ts';
import { readAlpha } from '../alpha-levels.ts';
import { createCutJob } from '../cut-job.ts';
import { cutOut } from '../cut-out.ts';
import { decodePicture, readHeader } from '../decode.ts';
import type { Limits } from '../sharp-in-child.ts';
import { writeBase } from './write-base.ts';

/** What a plan leaves of its picture, at the size of the original, as the base of a mask. */
export async function takeAlpha(input: AlphaInput, limits: Limits): Promise<MaskFile> {
  const { path, plan, directory } = input;
  const { width, height } = await readHeader(path, limits);
  const original = { width, height };
  const source = await decodePicture(path, original, limits);
  const job = createCutJob(input, original, limits);
  return await writeBase(readAlpha(await cutOut({ ...job, plan, source })), 'coverage', directory);
}
