import type { Context } from '../../context/context.ts';
import { AppError } from '../../errors.ts';
import { Image } from '../../schema/image.ts';
import type { Job } from '../../schema/job.ts';

/** The image a job is about. CANCELED if it is gone by now. */
export async function findJobImage(ctx: Context, job: Job): Promise<Image> {
  const image = await ctx.em.findOne(Image, { id: job.imageId ?? '' });
  if (!image) throw new AppError('CANCELED', 'The image has ended or was deleted.');
  return image;
}
