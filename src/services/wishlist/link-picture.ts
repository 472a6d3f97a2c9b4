import pLimit from 'p-limit';
import type { Context } from '../../context/context.ts';
import { AppError } from '../../errors.ts';
import type { LinkPicture } from '../../schema/link-preview.ts';
import type { RemoteAnswer } from '../../tools/remote/remote.ts';
import { receiveFile } from '../../tools/temp-file/receive-file.ts';
import { requireOwner } from '../access/require-owner.ts';
import type { Deadline } from './deadline.ts';

export const maxPictureBytes = 10_000_000;
/** What is smaller is a button, or counts visitors. */
const leastSide = 50;
const fetchedAtOnce = 2;

/** Those of the addresses, in their order, at which there is a picture, as far as there is time. */
export async function fetchPictures(
  ctx: Context,
  urls: readonly string[],
  deadline: Deadline,
): Promise<LinkPicture[]> {
  const limit = pLimit(fetchedAtOnce);
  const fetched = urls.map((url) => limit(() => fetchPicture(ctx, url, deadline).catch(leaveOut)));
  return (await Promise.all(fetched)).filter((picture) => picture !== null);
}

/** Whatever is said of a picture, it is one less; what nobody foresaw is ours. */
function leaveOut(error: unknown): null {
  if (error instanceof AppError) return null;
  throw error;
}

async function fetchPicture(ctx: Context, url: string, deadline: Deadline): Promise<LinkPicture | null> {
  const answer = await ctx.remote.fetch(url, {
    accept: 'image/*',
    maxBytes: maxPictureBytes,
    ...deadline.asking(),
  });
  try {
    return await readPicture(ctx, url, answer, deadline);
  } finally {
    answer.close();
  }
}

/** Null for one that is too small to be of the thing. Throws for what is no picture. */
export async function readPicture(
  ctx: Context,
  url: string,
  answer: Pick<RemoteAnswer, 'createReadStream'>,
  { signal }: Pick<Deadline, 'signal'>,
): Promise<LinkPicture | null> {
  const file = await receiveFile(answer, { directory: ctx.tempDir, maxBytes: maxPictureBytes });
  try {
    const options = { owner: requireOwner(ctx), signal };
    const { width, height, thumbnail } = await ctx.imaging.makeThumbnail(file.path, options);
    return Math.min(width, height) < leastSide ? null : { url, width, height, thumbnail };
  } finally {
    await file.remove();
  }
}
