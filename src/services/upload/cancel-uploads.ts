import { LockMode } from '@mikro-orm/postgresql';
import type { Context } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { AppError, toFailure } from '../../errors.ts';
import { PendingUpload } from '../../schema/pending-upload.ts';
import { StoredObject } from '../../schema/stored-object.ts';
import { checkIdCount, findNodes } from '../access/find-node.ts';
import { lockAccount } from '../account/quota.ts';
import { dropObject } from '../keeping/stored-object.ts';
import { uploadKey } from './upload-key.ts';

/**
 * Gives uploads up before they end by themselves: what they hold of the quota is free at once, and so are their clientIds.
 * Again it answers as before. One that was used is not there to be given up.
 */
export async function cancelUploads(
  ctx: Context,
  ids: string[],
): Promise<{ canceledIds: string[]; notFoundIds: string[] }> {
  checkIdCount('ids', ids);
  const uploads = await inTransaction(ctx, async (inner) => {
    await lockAccount(inner);
    const found = await findNodes(inner, 'PendingUpload', ids, {
      where: { status: { $ne: 'USED' } },
      lockMode: LockMode.PESSIMISTIC_WRITE,
    });
    for (const upload of found) cancel(upload);
    await inner.em.flush();
    await inner.em.nativeDelete(StoredObject, { key: { $in: found.map(uploadKey) } });
    return found;
  });
  for (const upload of uploads) await dropObject(ctx, uploadKey(upload));
  const canceledIds = uploads.map(({ id }) => id);
  return { canceledIds, notFoundIds: [...new Set(ids)].filter((id) => !canceledIds.includes(id)) };
}

function cancel(upload: PendingUpload): void {
  Object.assign(upload, { clientId: null, guestClientId: null });
  if (upload.status === 'REJECTED') return;
  upload.status = 'REJECTED';
  upload.rejection = toFailure(new AppError('CANCELED', 'The upload was canceled.'));
}
