import { LockMode } from '@mikro-orm/postgresql';
import type { Context } from '../../context/context.ts';
import { forkContext, inTransaction } from '../../context/transaction.ts';
import { AppError } from '../../errors.ts';
import { PendingUpload } from '../../schema/pending-upload.ts';
import { StoredObject } from '../../schema/stored-object.ts';
import { requireNode } from '../access/find-node.ts';
import { checkImageQuota, checkJobQuota, lockAccount } from '../account/quota.ts';
import { findByClientId, insertImage, requireSameBytes } from '../image/insert-image.ts';
import { dropRefused, saveTaken, type Taken, takeIn } from '../image/take-in.ts';
import { restartJobs, startJobs } from '../job/start-jobs.ts';
import { dropObject } from '../keeping/stored-object.ts';
import {
  type Destination,
  type DestinationInput,
  findDestination,
  type Settled,
  settle,
  tellGuest,
} from './destination.ts';
import { openUpload, requireAnnounced, requireOpen } from './open-upload.ts';
import { rejectUpload } from './reject-upload.ts';
import type { UploadedImage } from './upload-image.ts';
import { uploadKey } from './upload-key.ts';

export interface Completion extends DestinationInput {
  uploadId: string;
}

/** Makes an image of what was PUT. A second call answers as the first did, and starts what recipes are new. */
export async function completeImageUpload(ctx: Context, input: Completion): Promise<UploadedImage> {
  return tellGuest(ctx, async () => {
    const { id } = await requireAnnounced(ctx, input.uploadId);
    const destination = await findDestination(ctx, input);
    const uploaded = await complete(destination, id);
    return destination.guest ? { ...uploaded, jobs: [] } : uploaded;
  });
}

async function complete(destination: Destination, id: string): Promise<UploadedImage> {
  const { owner: ctx, guest } = destination;
  const upload = await requireNode(ctx, 'PendingUpload', id);
  const before = await findAnswer(ctx, upload, destination);
  if (before) return before;
  try {
    const turn = guest?.linkId ?? upload.accountId;
    return await ctx.uploadLimit.run(turn, () => take(ctx, upload, destination));
  } catch (error) {
    // Whatever went wrong, the cause may be that another call was faster: what it made is the answer then.
    const fresh = forkContext(ctx);
    const after = await findAnswer(fresh, await requireNode(fresh, 'PendingUpload', id), destination);
    if (after) return after;
    throw error;
  }
}

/** What an upload that has ended has come to; null for one that is awaited. */
async function findAnswer(
  ctx: Context,
  upload: PendingUpload,
  { recipes }: Destination,
): Promise<UploadedImage | null> {
  requireOpen(ctx, upload);
  const { id, status, imageId, maskId, batchId } = upload;
  if (status !== 'USED') return null;
  if (batchId !== null) throw new AppError('CONFLICT', `${id} has become a batch.`, { params: { status } });
  if (maskId !== null) throw new AppError('CONFLICT', `${id} has become a mask.`, { params: { status } });
  if (imageId === null) throw new AppError('GONE', `The image of ${id} was purged.`);
  const image = await requireNode(ctx, 'Image', imageId);
  return { image, jobs: await restartJobs(ctx, image, recipes), wasKnown: true };
}

async function take(ctx: Context, upload: PendingUpload, wanted: Destination): Promise<UploadedImage> {
  const taken = await takeCopy(ctx, upload).catch(async (error) => {
    await rejectUpload(ctx, upload, error);
    throw error;
  });
  try {
    const uploaded = await inTransaction(ctx, (inner) => finish(inner, upload.id, taken, wanted));
    if (uploaded.wasKnown) await dropRefused(ctx, taken);
    // The answer need not wait for it.
    void dropObject(ctx, uploadKey(upload));
    return uploaded;
  } catch (error) {
    await dropRefused(ctx, taken, error);
    throw error;
  }
}

/** Of what is there now: nobody can change the copy any more. */
async function takeCopy(ctx: Context, upload: PendingUpload): Promise<Taken> {
  return takeIn(ctx, await openUpload(ctx, upload));
}

async function finish(ctx: Context, id: string, taken: Taken, wanted: Destination): Promise<UploadedImage> {
  await lockAccount(ctx);
  const upload = await ctx.em.findOne(
    PendingUpload,
    { id, status: 'AWAITING_BYTES' },
    { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  );
  if (!upload || upload.expiresAt <= ctx.now())
    throw new AppError('CONFLICT', `${id} has ended meanwhile.`, { isRetryable: true });
  // The same clientId may have been sent another way meanwhile.
  const earlier = await findByClientId(ctx, upload);
  if (earlier) requireSameBytes(earlier, upload, taken);
  const settled = earlier ? null : await settleUpload(ctx, upload, wanted);
  await ctx.em.nativeDelete(StoredObject, { key: uploadKey(upload) });
  const image = earlier ?? (await writeImage(ctx, upload, taken, settled!));
  upload.status = 'USED';
  upload.imageId = image.id;
  await ctx.em.flush();
  const start = earlier ? restartJobs : startJobs;
  return { image, jobs: await start(ctx, image, wanted.recipes), wasKnown: earlier !== null };
}

/** Before what the account holds is changed, as it locks the gallery. */
function settleUpload(ctx: Context, { filename, byteSize }: PendingUpload, wanted: Destination) {
  return settle(ctx, wanted, { filename, byteSize, isReserved: true });
}

async function writeImage(ctx: Context, upload: PendingUpload, taken: Taken, settled: Settled) {
  const { filename, clientId, guestClientId, viaLinkId } = upload;
  await checkImageQuota(ctx, 1);
  await checkJobQuota(ctx);
  const image = await insertImage(ctx, { filename, clientId, guestClientId, viaLinkId }, taken, settled);
  await saveTaken(ctx, image, taken);
  return image;
}
