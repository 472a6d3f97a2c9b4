import type { Context } from '../../context/context.ts';
import { forkContext, inTransaction } from '../../context/transaction.ts';
import { AppError, type ErrorCode, toFailure } from '../../errors.ts';
import { PendingUpload } from '../../schema/pending-upload.ts';
import { StoredObject } from '../../schema/stored-object.ts';
import { dropObject } from '../keeping/stored-object.ts';
import { uploadKey } from './upload-key.ts';

/** What the bytes themselves are refused for; anything else may pass. */
const refusals: ErrorCode[] = ['UNSUPPORTED_IMAGE', 'CORRUPT_IMAGE', 'TOO_MANY_PIXELS'];

/** Ends an upload whose bytes were refused; after any other error it goes on. */
export async function rejectUpload(ctx: Context, upload: PendingUpload, error: unknown): Promise<void> {
  if (!(error instanceof AppError) || !refusals.includes(error.code)) return;
  const key = uploadKey(upload);
  const isRejected = await inTransaction(forkContext(ctx), async ({ em }) => {
    const change = { status: 'REJECTED', rejection: toFailure(error) } as const;
    const hit = await em.nativeUpdate(PendingUpload, { id: upload.id, status: 'AWAITING_BYTES' }, change);
    if (hit > 0) await em.nativeDelete(StoredObject, { key });
    return hit > 0;
  });
  if (isRejected) await dropObject(ctx, key);
}
