import type { Context } from '../../context/context.ts';
import { AppError } from '../../errors.ts';
import type { PendingUpload } from '../../schema/pending-upload.ts';
import { requireNode } from '../access/find-node.ts';
import { incompleteUpload, type PictureSource } from '../image/take-in.ts';
import { uploadKey } from './upload-key.ts';

/** In the caller's scope; one that was announced through a link is completed through it. */
export async function requireAnnounced(ctx: Context, id: string): Promise<PendingUpload> {
  const upload = await requireNode(ctx, 'PendingUpload', id);
  if (ctx.scope.kind === 'link' || upload.viaLinkId === null) return upload;
  throw new AppError('NOT_FOUND', `${id} was announced through a link, and is completed through it.`);
}

/** Throws what one was refused for, and GONE for one that has waited too long. One that was USED passes. */
export function requireOpen(
  { now }: Pick<Context, 'now'>,
  { id, status, rejection, expiresAt }: PendingUpload,
): void {
  if (status === 'REJECTED' && rejection) {
    const { code, message, ...options } = rejection;
    throw new AppError(code, message, options);
  }
  if (status === 'AWAITING_BYTES' && expiresAt <= now())
    throw new AppError('GONE', `${id} was not completed in time.`);
}

/** What was PUT for it, as it is now; UPLOAD_INCOMPLETE if that is not as long as was announced. */
export async function openUpload(ctx: Context, upload: PendingUpload): Promise<Required<PictureSource>> {
  const key = uploadKey(upload);
  const { byteSize } = upload;
  const found = await ctx.storage.stat(key);
  if (found?.byteSize !== byteSize) throw incompleteUpload(byteSize, found?.byteSize ?? 0);
  const stream = await ctx.storage.read(key);
  return { createReadStream: () => stream, byteSize };
}
