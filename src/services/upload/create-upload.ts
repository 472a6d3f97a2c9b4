/**
 * Uploads that do not pass through GraphQL. createUpload writes an image that is AWAITING_BYTES and gives a URL to which
 * the bytes are PUT, as often as one likes, under a key of their own: an object row reserves its size in the quota.
 * completeImageUpload looks at what is there. Nothing, or another length than announced: UPLOAD_INCOMPLETE, and it goes on
 * waiting. No picture that is accepted: REJECTED for good. Else the bytes are copied, under a prefix that nobody was
 * given a URL for, and the image is READY: what is PUT after that harms nothing, and the sweep takes it. An image that
 * nobody completes ends with `expiresAt` like any other, and the purge takes both.
 */
import type { Context } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { AppError, badInput, quote } from '../../errors.ts';
import { Image } from '../../schema/image.ts';
import { StoredObject } from '../../schema/stored-object.ts';
import type { UploadTarget } from '../../schema/upload.ts';
import { tooLarge } from '../../tools/temp-file/receive-file.ts';
import { resolveUrl } from '../access/url.ts';
import { checkByteQuota, checkImageQuota, checkQuota, lockAccount } from '../account/quota.ts';
import { type CheckedInput, checkInput, type ImageInput } from '../image/image-input.ts';
import { findByClientId, insertImage } from '../image/insert-image.ts';
import { createPrefix } from '../image/take-in.ts';
import { saveObject } from '../keeping/stored-object.ts';

/** How long a caller has from createUpload to completeImageUpload, and how long one URL of it takes bytes. */
const uploadLifeMs = 24 * 3_600_000;
const urlLifeMs = 3_600_000;
/** Of one account: each is two rows, whether its bytes ever come or not. */
const maxAwaited = 1000;

export interface NewUpload extends ImageInput {
  mimeType: string;
  byteSize: number;
}

export async function createUpload(
  ctx: Context,
  input: NewUpload,
): Promise<{ image: Image; upload: UploadTarget }> {
  const checked = { ...checkInput(ctx, input), ...checkAnnounced(ctx, input) };
  const image = await inTransaction(ctx, async (inner) => {
    await lockAccount(inner);
    const earlier = await findByClientId(inner, checked);
    if (!earlier) return awaitUpload(inner, checked);
    if (earlier.status === 'AWAITING_BYTES') await requireSameSize(inner, earlier, checked);
    return earlier;
  });
  return { image, upload: await signTarget(ctx, image, checked) };
}

type Announced = Pick<NewUpload, 'mimeType' | 'byteSize'>;

function checkAnnounced(ctx: Context, { mimeType, byteSize }: Announced): Announced {
  const { maxUploadBytes } = ctx.config;
  if (!Number.isSafeInteger(byteSize) || byteSize < 1)
    throw badInput('byteSize', 'a whole number above 0', `${byteSize}`);
  if (byteSize > maxUploadBytes) throw tooLarge(maxUploadBytes, byteSize);
  if (!/^(image\/[a-z0-9.+-]{1,100}|application\/octet-stream)$/.test(mimeType))
    throw new AppError(
      'UNSUPPORTED_IMAGE',
      `Expected mimeType to be image/… or application/octet-stream. Got ${quote(mimeType)}.`,
      { params: { argument: 'mimeType' } },
    );
  return { mimeType, byteSize };
}

async function awaitUpload(ctx: Context, checked: CheckedInput & Announced): Promise<Image> {
  const { lifeMs, mimeType, byteSize } = checked;
  await checkImageQuota(ctx, 1);
  await checkByteQuota(ctx, byteSize);
  const awaited = await ctx.em.count(Image, { status: 'AWAITING_BYTES' }, { filters: { alive: true } });
  checkQuota('awaitedUploads', 'uploads that await their bytes', awaited + 1, maxAwaited);
  const createdAt = new Date();
  const image = await insertImage(ctx, checked, {
    prefix: createPrefix(),
    status: 'AWAITING_BYTES',
    lifeMs,
    createdAt,
    expiresAt: new Date(createdAt.getTime() + uploadLifeMs),
  });
  await saveObject(ctx, image, { key: uploadKey(image), mimeType, byteSize });
  return image;
}

async function requireSameSize(ctx: Context, image: Image, { clientId, byteSize }: CheckedInput & Announced) {
  const announced = await findAnnounced(ctx, image);
  if (!announced || announced.byteSize === byteSize) return;
  throw new AppError(
    'CONFLICT',
    `Expected the ${announced.byteSize} bytes that clientId ${quote(clientId)} was used for. Got ${byteSize}.`,
    { params: { limit: announced.byteSize, actual: byteSize } },
  );
}

/** The reservation: its key, and the length that was announced; null if the upload has ended. */
export async function findAnnounced(
  ctx: Context,
  image: Pick<Image, 'prefix'>,
): Promise<StoredObject | null> {
  return ctx.em.findOne(StoredObject, { key: uploadKey(image) });
}

export function uploadKey({ prefix }: Pick<Image, 'prefix'>): string {
  return `${prefix}/upload`;
}

/**
 * What lies under such a key belongs to an upload that ends within a day: without a row, and older, it is nobody's, whatever
 * database is restored.
 */
export function isUploadKey(key: string): boolean {
  return key.endsWith('/upload');
}

/** Of an upload that has ended, one that takes nothing: it would not be counted. */
async function signTarget(ctx: Context, image: Image, announced: Announced): Promise<UploadTarget> {
  const isAwaited = image.status === 'AWAITING_BYTES';
  const { mimeType } = announced;
  const byteSize = isAwaited ? announced.byteSize : 0;
  const endMs = image.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY;
  const expiresAt = new Date(isAwaited ? Math.min(Date.now() + urlLifeMs, endMs) : Date.now());
  const { url, headers } = await ctx.storage.signUpload(uploadKey(image), { mimeType, byteSize, expiresAt });
  return { url: resolveUrl(ctx, url), method: 'PUT', headers, expiresAt };
}
