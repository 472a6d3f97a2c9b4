import type { Context } from '../../context/context.ts';
import { AppError } from '../../errors.ts';
import { requireNode } from '../access/find-node.ts';
import { incompleteUpload } from '../image/take-in.ts';
import { requireAnnounced } from '../upload/complete-image-upload.ts';
import { rejectUpload, throwRejection } from '../upload/reject-upload.ts';
import { uploadKey } from '../upload/upload-key.ts';
import { receiveMask } from './file-source.ts';
import type { MaskSource, SourceRequest } from './mask-source.ts';

/** The same of what was PUT. What has become a mask before is that mask. */
export async function findUploaded(ctx: Context, id: string, request: SourceRequest): Promise<MaskSource> {
  const upload = await requireAnnounced(ctx, id);
  const { status, maskId, expiresAt, byteSize } = upload;
  throwRejection(upload);
  if (status === 'USED' && maskId === null)
    throw new AppError('CONFLICT', `${id} has become an image.`, { params: { status } });
  if (status === 'AWAITING_BYTES' && expiresAt <= ctx.now())
    throw new AppError('GONE', `${id} was not completed in time.`);
  if (maskId !== null) {
    const known = await requireNode(ctx, 'Mask', maskId);
    const { origin, baseSha256 } = known;
    return { kind: request.kind, origin, baseSha256, strokes: [], makeBase: async () => null, known };
  }
  const key = uploadKey(upload);
  const found = await ctx.storage.stat(key);
  if (found?.byteSize !== byteSize) throw incompleteUpload(byteSize, found?.byteSize ?? 0);
  const stream = await ctx.storage.read(key);
  const source = await receiveMask(ctx, { createReadStream: () => stream, byteSize }, request);
  const makeBase = () =>
    source.makeBase().catch(async (error) => {
      await rejectUpload(ctx, upload, error);
      throw error;
    });
  return { ...source, makeBase, upload };
}
