import type { Context } from '../../context/context.ts';
import { forkContext } from '../../context/transaction.ts';
import { AppError } from '../../errors.ts';
import type { PendingUpload } from '../../schema/pending-upload.ts';
import { requireNode } from '../access/find-node.ts';
import { openUpload, requireAnnounced, requireOpen } from '../upload/open-upload.ts';
import { rejectUpload } from '../upload/reject-upload.ts';
import { receiveMask } from './file-source.ts';
import type { MaskSource, SourceRequest } from './mask-source.ts';

/** The same of what was PUT. What has become a mask before is that mask. */
export async function findUploaded(ctx: Context, id: string, request: SourceRequest): Promise<MaskSource> {
  const upload = await requireAnnounced(ctx, id);
  const before = await findUsed(ctx, upload, request);
  if (before) return before;
  try {
    return await receive(ctx, upload, request);
  } catch (error) {
    // Another call may have been faster: then nothing is there any more of what was sent.
    const fresh = forkContext(ctx);
    const after = await findUsed(fresh, await requireAnnounced(fresh, id), request);
    if (after) return after;
    throw error;
  }
}

/** The mask that it has become; null for one that is awaited. */
async function findUsed(
  ctx: Context,
  upload: PendingUpload,
  { kind }: SourceRequest,
): Promise<MaskSource | null> {
  requireOpen(ctx, upload);
  const { id, status, maskId, batchId } = upload;
  if (status !== 'USED') return null;
  const other = batchId === null ? 'an image' : 'a batch';
  if (maskId === null) throw new AppError('CONFLICT', `${id} has become ${other}.`, { params: { status } });
  const known = await requireNode(ctx, 'Mask', maskId);
  const { origin, baseSha256 } = known;
  return { kind, origin, baseSha256, strokes: [], makeBase: async () => null, known };
}

async function receive(ctx: Context, upload: PendingUpload, request: SourceRequest): Promise<MaskSource> {
  const source = await receiveMask(ctx, await openUpload(ctx, upload), request);
  const makeBase = () =>
    source.makeBase().catch(async (error) => {
      await rejectUpload(ctx, upload, error);
      throw error;
    });
  return { ...source, makeBase, upload };
}
