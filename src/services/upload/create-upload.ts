/**
 * Uploads that do not pass through GraphQL. createUpload announces one, AWAITING_BYTES, and gives a URL to which the bytes
 * are PUT, as often as one likes, under a key of their own: an object row reserves their size in the quota.
 * completeImageUpload looks at what is there. Nothing, or another length than announced: UPLOAD_INCOMPLETE, and it goes on
 * waiting. No picture that is accepted: REJECTED for good, and no image is made. Else the bytes are copied, under a prefix
 * that nobody was given a URL for, the image is made of the copy, and the upload is USED: what is PUT after that harms
 * nothing, and the sweep takes it. Whatever has become of it, the upload ends after a day, and the purge takes it.
 */
import type { Context } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { AppError, badInput, quote, tooLarge } from '../../errors.ts';
import { createId } from '../../schema/id.ts';
import type { Image } from '../../schema/image.ts';
import { Mask } from '../../schema/mask.ts';
import { PendingUpload } from '../../schema/pending-upload.ts';
import type { UploadTarget } from '../../schema/upload.ts';

import { requireOwner } from '../access/require-owner.ts';
import { resolveUrl } from '../access/url.ts';
import { checkByteQuota, checkImageQuota, checkQuota, lockAccount } from '../account/quota.ts';
import { checkName, type ImageName } from '../image/image-input.ts';
import { conflictingClientId, findByClientId, whereNamed } from '../image/insert-image.ts';
import { createPrefix } from '../image/take-in.ts';
import { saveObject } from '../keeping/stored-object.ts';
import { countUpload } from './count-upload.ts';
import { enterOwner, lockLink, requireGuest, takeRoom, tellGuest } from './destination.ts';
import { type NameAt, nameAt } from './name-at.ts';
import { uploadKey } from './upload-key.ts';

/** How long a caller has from createUpload to completeImageUpload, and how long one URL of it takes bytes. */
export const uploadLifeMs = 24 * 3_600_000;
export const targetLifeMs = 3_600_000;
/** Of one account: each is two rows, whether its bytes ever come or not. */
export const maxPendingUploads = 1000;

/** Announced through one link and not sent yet; and of what the account may store, by all links together. */
const maxWaitingOfLink = 50;
const guestsShare = 0.1;

export interface NewUpload extends ImageName {
  mimeType: string;
  byteSize: number;
}

type Announced = NameAt & Pick<PendingUpload, 'mimeType' | 'byteSize'>;

export async function createUpload(
  ctx: Context,
  input: NewUpload,
): Promise<{ upload: PendingUpload; wasKnown: boolean }> {
  const guest = ctx.scope.kind === 'link' ? requireGuest(ctx) : null;
  const announced = { ...nameAt({ guest }, checkName(input)), ...checkAnnounced(ctx, input) };
  await countUpload(ctx, guest?.linkId ?? requireOwner(ctx));
  return tellGuest(ctx, () => announceUpload(enterOwner(ctx), announced));
}

function announceUpload(
  ctx: Context,
  announced: Announced,
): Promise<{ upload: PendingUpload; wasKnown: boolean }> {
  return inTransaction(ctx, async (inner) => {
    await lockAccount(inner);
    const image = await findByClientId(inner, announced);
    const earlier = await findEarlier(inner, announced);
    if (image) {
      if (image.byteSize !== announced.byteSize)
        throw conflictingClientId(announced, image.byteSize ?? 0, announced.byteSize);
      return { upload: earlier ?? (await writeUsed(inner, announced, image)), wasKnown: true };
    }
    if (earlier) return { upload: earlier, wasKnown: true };
    return { upload: await awaitBytes(inner, announced), wasKnown: false };
  });
}

/**
 * What this clientId stands for and still does. What has ended, or was refused of another size, leaves it free: nothing was
 * made under it.
 */
async function findEarlier(ctx: Context, announced: Announced): Promise<PendingUpload | null> {
  const { byteSize } = announced;
  const where = whereNamed(announced);
  const earlier = where && (await ctx.em.findOne(PendingUpload, where));
  if (!earlier) return null;
  const isOver = earlier.expiresAt <= ctx.now() || (await isPurged(ctx, earlier));
  if (!isOver && earlier.byteSize === byteSize) return earlier;
  if (!isOver && earlier.status !== 'REJECTED')
    throw conflictingClientId(announced, earlier.byteSize, byteSize);
  Object.assign(earlier, { clientId: null, guestClientId: null });
  await ctx.em.flush();
  return null;
}

/** Whether what it has become is there no more, not even to be restored. */
async function isPurged(
  { em }: Context,
  { status, imageId, maskId, batchId }: PendingUpload,
): Promise<boolean> {
  if (status !== 'USED' || imageId !== null || batchId !== null) return false;
  return maskId === null || (await em.count(Mask, { id: maskId }, { filters: { alive: false } })) === 0;
}

function checkAnnounced(
  ctx: Context,
  { mimeType, byteSize }: NewUpload,
): Pick<NewUpload, 'mimeType' | 'byteSize'> {
  const { maxUploadBytes } = ctx.config;
  if (!Number.isSafeInteger(byteSize) || byteSize < 1)
    throw badInput('byteSize', 'a whole number above 0', `${byteSize}`);
  if (byteSize > maxUploadBytes) throw tooLarge(maxUploadBytes, byteSize);
  if (!mayBeSent(mimeType))
    throw new AppError(
      'UNSUPPORTED_IMAGE',
      `Expected mimeType to be image/…, that of a spreadsheet or application/octet-stream. Got ${quote(mimeType)}.`,
      { params: { argument: 'mimeType' } },
    );
  return { mimeType, byteSize };
}

/** Pictures, and tables of their addresses. What the bytes are is looked at when they have come. */
function mayBeSent(mimeType: string): boolean {
  return /^(image\/[a-z0-9.+-]{1,100}|text\/(csv|tab-separated-values|plain)|application\/octet-stream)$/.test(
    mimeType,
  );
}

async function awaitBytes(ctx: Context, announced: Announced): Promise<PendingUpload> {
  if (announced.viaLinkId !== null) await reserve(ctx, announced.viaLinkId, announced.byteSize);
  await checkImageQuota(ctx, 1);
  await checkByteQuota(ctx, announced.byteSize);
  const pending = await ctx.em.count(PendingUpload, {
    status: 'AWAITING_BYTES',
    expiresAt: { $gt: ctx.now() },
  });
  checkQuota('pendingUploads', 'uploads that await their bytes', pending + 1, maxPendingUploads);
  const upload = await write(ctx, announced, { status: 'AWAITING_BYTES', imageId: null });
  const { mimeType, byteSize, accountId } = upload;
  await saveObject(ctx, { id: null, accountId }, { key: uploadKey(upload), mimeType, byteSize });
  return upload;
}

/** The link's place and bytes are taken from now on; a trigger gives them back if the upload ends unused. */
async function reserve(ctx: Context, linkId: string, byteSize: number): Promise<void> {
  const link = await lockLink(ctx, linkId);
  if (!link) throw new AppError('GONE', 'What was shared by this address has ended.');
  const { maxImageBytes } = link;
  if (maxImageBytes !== null && byteSize > maxImageBytes) throw tooLarge(maxImageBytes, byteSize);
  takeRoom(link, byteSize);
  await checkWaiting(ctx, linkId, byteSize);
  await ctx.em.flush();
}

/** What guests announce and do not send must not keep others, and least of all the owner, from sending. */
async function checkWaiting(ctx: Context, linkId: string, byteSize: number): Promise<void> {
  const [waiting] = await ctx.em.execute<{ ofLink: number; ofAll: number; bytes: number }[]>(
    `select count(*) filter (where via_link_id = ?)::int as "ofLink", count(*)::int as "ofAll",
       coalesce(sum(byte_size), 0)::float8 as bytes
     from pending_upload where account_id = ? and status = 'AWAITING_BYTES' and via_link_id is not null and expires_at > ?`,
    [linkId, requireOwner(ctx), ctx.now()],
  );
  const { ofLink = 0, ofAll = 0, bytes = 0 } = waiting ?? {};
  const mostBytes = ctx.config.maxStoredBytes * guestsShare;
  checkQuota('full', 'uploads of guests that await their bytes', ofLink + 1, maxWaitingOfLink);
  checkQuota('full', 'uploads of guests that await their bytes', ofAll + 1, maxPendingUploads / 2);
  checkQuota('full', 'bytes of guests that are awaited', bytes + byteSize, mostBytes);
}

/** Of an image that is there, under whose clientId no upload is known any more. */
function writeUsed(ctx: Context, announced: Announced, image: Image): Promise<PendingUpload> {
  return write(ctx, announced, { status: 'USED', imageId: image.id });
}

async function write(
  ctx: Context,
  announced: Announced,
  fields: Pick<PendingUpload, 'status' | 'imageId'>,
): Promise<PendingUpload> {
  const createdAt = ctx.now();
  const upload = ctx.em.create(PendingUpload, {
    id: createId('PendingUpload'),
    accountId: requireOwner(ctx),
    prefix: createPrefix(),
    rejection: null,
    createdAt,
    expiresAt: new Date(createdAt.getTime() + uploadLifeMs),
    ...announced,
    ...fields,
  });
  await ctx.em.persist(upload).flush();
  return upload;
}

/** The request that sends the bytes; null where nothing is to be sent any more. */
export async function signTarget(ctx: Context, upload: PendingUpload): Promise<UploadTarget | null> {
  const now = ctx.now().getTime();
  if (upload.status !== 'AWAITING_BYTES' || upload.expiresAt.getTime() <= now) return null;
  const { mimeType, byteSize } = upload;
  const expiresAt = new Date(Math.min(now + targetLifeMs, upload.expiresAt.getTime()));
  const { url, headers } = await ctx.storage.signUpload(uploadKey(upload), { mimeType, byteSize, expiresAt });
  return { url: resolveUrl(ctx, url), method: 'PUT', headers, expiresAt };
}
