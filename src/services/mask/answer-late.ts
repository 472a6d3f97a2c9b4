import type { Context } from '../../context/context.ts';
import { forkContext } from '../../context/transaction.ts';
import { Mask } from '../../schema/mask.ts';
import type { CreateMaskInput } from '../../schema/mask-input.ts';
import { PendingUpload } from '../../schema/pending-upload.ts';
import { type Beginning, findNamed, requireBegun, requireSame } from './find-known.ts';

export type Named = Pick<CreateMaskInput, 'uploadId' | 'maskId' | 'maskVersion'> & {
  clientId: string | null;
};

/**
 * The answer to a call that has failed: whatever went wrong, the cause may be that another of the same was faster, and then
 * it is what that has made. Else it throws `error`.
 */
export async function answerLate(
  ctx: Context,
  asked: Named,
  beginning: Beginning,
  error: unknown,
): Promise<Mask> {
  const fresh = forkContext(ctx);
  const sent = asked.uploadId == null ? null : await findSent(fresh, asked.uploadId);
  if (sent) return requireBegun(fresh, sent, beginning, 'uploadId');
  const named = await findNamed(fresh, asked.clientId);
  if (!named) throw error;
  if (isOfNewest(asked)) return requireSame(named, beginning.image, 'clientId');
  return requireBegun(fresh, named, beginning, 'clientId');
}

/** What it was when it was copied nobody knows any more: it may have been drawn on since. */
export function isOfNewest({ maskId, maskVersion }: Pick<Named, 'maskId' | 'maskVersion'>): boolean {
  return maskId != null && maskVersion == null;
}

async function findSent({ em }: Context, id: string): Promise<Mask | null> {
  const upload = await em.findOne(PendingUpload, { id });
  return upload?.maskId ? em.findOne(Mask, { id: upload.maskId }) : null;
}
