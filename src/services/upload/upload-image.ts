import { UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import type { Context } from '../../context/context.ts';
import { forkContext, inTransaction } from '../../context/transaction.ts';
import type { Image } from '../../schema/image.ts';
import type { Job } from '../../schema/job.ts';
import { awaitFile, type IncomingFile } from '../../tools/temp-file/receive-file.ts';
import { requireOwner } from '../access/require-owner.ts';
import { checkByteQuota, checkImageQuota, checkJobQuota, lockAccount } from '../account/quota.ts';
import { checkName } from '../image/image-input.ts';
import { findByClientId, insertImage, requireSameBytes } from '../image/insert-image.ts';
import { dropRefused, hashSource, saveTaken, type Taken, takeIn } from '../image/take-in.ts';
import { restartJobs, startJobs } from '../job/start-jobs.ts';
import { countUpload } from './count-upload.ts';
import {
  type Destination,
  type DestinationInput,
  findDestination,
  settle,
  tellGuest,
} from './destination.ts';
import { type NameAt, nameAt } from './name-at.ts';

export interface NewImage extends DestinationInput {
  /** Comes as soon as its part of the request begins. */
  file: Promise<IncomingFile>;
  clientId?: string | null;
}

export interface UploadedImage {
  image: Image;
  /** The PREPARE_IMAGE job, then one a recipe, in their order; a guest is told of none. */
  jobs: Job[];
  /** Whether an earlier call has taken it in. */
  wasKnown: boolean;
}

/** Takes a picture in and starts its jobs. A clientId seen before answers as it did then; with other bytes it is CONFLICT. */
export async function uploadImage(ctx: Context, input: NewImage): Promise<UploadedImage> {
  return tellGuest(ctx, async () => {
    const incoming = await awaitFile(input.file);
    const name = checkName({ ...input, filename: incoming.filename });
    const destination = await findDestination(ctx, input);
    const uploaded = await receive(destination, nameAt(destination, name), incoming);
    return destination.guest ? { ...uploaded, jobs: [] } : uploaded;
  });
}

async function receive(
  destination: Destination,
  name: NameAt,
  incoming: IncomingFile,
): Promise<UploadedImage> {
  const { owner: ctx, guest, maxBytes } = destination;
  const turn = guest?.linkId ?? requireOwner(ctx);
  const earlier = await findByClientId(ctx, name);
  if (earlier) {
    const came = await ctx.uploadLimit.run(turn, () => hashSource(ctx, incoming));
    return answerAgain(ctx, earlier, { name, destination }, came);
  }
  await countUpload(ctx, turn);
  await checkImageQuota(ctx, 1);
  await checkByteQuota(ctx, 0);
  const taken = await ctx.uploadLimit.run(turn, () => takeIn(ctx, incoming, { maxBytes }));
  try {
    return await inTransaction(ctx, (inner) => writeImage(inner, { name, destination }, taken));
  } catch (error) {
    await dropRefused(ctx, taken, error);
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
    // The same clientId was sent twice at once, and the other was faster.
    const fresh = forkContext(ctx);
    const faster = await findByClientId(fresh, name);
    if (!faster) throw error;
    return answerAgain(fresh, faster, { name, destination }, taken);
  }
}

interface Checked {
  name: NameAt;
  destination: Destination;
}

/** What the clientId was answered with before. */
async function answerAgain(
  ctx: Context,
  image: Image,
  { name, destination }: Checked,
  came: Pick<Taken, 'sha256' | 'byteSize'>,
): Promise<UploadedImage> {
  requireSameBytes(image, name, came);
  return { image, jobs: await restartJobs(ctx, image, destination.recipes), wasKnown: true };
}

async function writeImage(
  ctx: Context,
  { name, destination }: Checked,
  taken: Taken,
): Promise<UploadedImage> {
  await lockAccount(ctx);
  const settled = await settle(ctx, destination, { filename: name.filename, byteSize: taken.byteSize });
  await checkImageQuota(ctx, 1);
  await checkByteQuota(ctx, taken.byteSize);
  await checkJobQuota(ctx);
  const image = await insertImage(ctx, name, taken, settled);
  await saveTaken(ctx, image, taken);
  return { image, jobs: await startJobs(ctx, image, destination.recipes), wasKnown: false };
}
