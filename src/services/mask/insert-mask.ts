import { maskLimits } from '../../config/mask-limit.ts';
import type { Context } from '../../context/context.ts';
import { AppError } from '../../errors.ts';
import { announce } from '../../events/announce.ts';
import { changesOf } from '../../events/topics.ts';
import type { Image } from '../../schema/image.ts';
import { Mask } from '../../schema/mask.ts';
import { MaskVersion } from '../../schema/mask-version.ts';
import { PendingUpload } from '../../schema/pending-upload.ts';
import { StoredObject } from '../../schema/stored-object.ts';
import { checkByteQuota, checkQuota, lockAccount } from '../account/quota.ts';
import { lockAliveImage } from '../image/lock-alive-image.ts';
import { sizeOf } from '../image/original.ts';
import { saveObject } from '../keeping/stored-object.ts';
import { uploadKey } from '../upload/upload-key.ts';
import { findKnown } from './find-known.ts';
import type { MaskSource } from './mask-source.ts';
import type { NamedStroke } from './stroke-input.ts';
import { insertStrokes, weighStrokes } from './stroke-row.ts';

export interface NewMask {
  id: string;
  image: Image;
  clientId: string | null;
  label: string | null;
  source: MaskSource;
  /** Stored by now. */
  base: { key: string; byteSize: number } | null;
  grid: Pick<Mask, 'baseGrid' | 'gridWidth' | 'gridHeight'>;
  /** All that it is drawn of. */
  strokes: NamedStroke[];
  sha256: string;
  coverage: number;
}

/** Writes its rows, unless another call of the same name was faster. */
export async function insertMask(ctx: Context, made: NewMask): Promise<{ mask: Mask; wasKnown: boolean }> {
  const { em } = ctx;
  const { id, image, clientId, label, source, base, grid, strokes, sha256, coverage } = made;
  await lockAccount(ctx);
  await lockAliveImage(ctx, image.id);
  const known = await findKnown(ctx, { clientId, image, sha256 });
  if (known) {
    if (source.upload) await useUp(ctx, source.upload, known.id);
    return { mask: known, wasKnown: true };
  }
  // What was sent has counted until now, and counts no more.
  if (source.upload) await useUp(ctx, source.upload, id);
  await checkMaskCount(ctx, image.id, 1);
  await checkByteQuota(ctx, (base?.byteSize ?? 0) + weighStrokes(strokes));
  const { accountId } = image;
  if (clientId !== null)
    // Of one that is gone.
    await em.execute('update mask set client_id = null where account_id = ? and client_id = ?', [
      accountId,
      clientId,
    ]);
  const now = ctx.now();
  const mask = em.create(Mask, {
    id,
    accountId,
    imageId: image.id,
    clientId,
    kind: source.kind,
    origin: source.origin,
    label,
    version: 1,
    ...sizeOf(image),
    coverage,
    baseKey: base?.key ?? null,
    baseSha256: source.baseSha256,
    ...grid,
    createdAt: now,
    goneAt: null,
    restorableUntil: null,
  });
  const version = em.create(MaskVersion, {
    maskId: id,
    accountId,
    number: 1,
    sha256,
    coverage,
    strokeCount: strokes.length,
    createdAt: now,
  });
  await em.persist([mask, version]).flush();
  await insertStrokes(
    ctx,
    mask,
    strokes.map((stroke, ordinal) => ({ ...stroke, ordinal })),
  );
  if (base) await saveObject(ctx, image, { ...base, mimeType: 'image/png' });
  await announce(ctx, ...changesOf('mask', [mask]));
  return { mask, wasKnown: false };
}

/** QUOTA_EXCEEDED if the image would have too many with those that are new. */
export async function checkMaskCount({ em }: Context, imageId: string, newMasks: number): Promise<void> {
  checkQuota(
    'masks',
    'masks of this image',
    (await em.count(Mask, { imageId })) + newMasks,
    maskLimits.masks,
  );
}

async function useUp({ em, now }: Context, upload: PendingUpload, maskId: string): Promise<void> {
  const hit = await em.nativeUpdate(
    PendingUpload,
    { id: upload.id, status: 'AWAITING_BYTES', expiresAt: { $gt: now() } },
    { status: 'USED', maskId },
  );
  if (hit === 0) throw new AppError('CONFLICT', `${upload.id} has ended meanwhile.`, { isRetryable: true });
  await em.nativeDelete(StoredObject, { key: uploadKey(upload) });
}
