// What is asked of a mask is worked out on what it is (plan-update.ts), measured in a child, and then written by a statement
// that only hits the version it was worked out on: no lock is held meanwhile, and of two who write at once one is told
// CONFLICT and loses nothing.

import { maskLimits } from '../../config/mask-limit.ts';
import type { Context } from '../../context/context.ts';
import { forkContext, inTransaction } from '../../context/transaction.ts';
import { AppError } from '../../errors.ts';
import { announce } from '../../events/announce.ts';
import { changesOf } from '../../events/topics.ts';
import { Mask } from '../../schema/mask.ts';
import type { UpdateMaskInput } from '../../schema/mask-input.ts';
import { requireNode } from '../access/find-node.ts';
import { requireOwner } from '../access/require-owner.ts';
import { checkByteQuota, lockAccount } from '../account/quota.ts';
import { lockAliveImage } from '../image/lock-alive-image.ts';
import { forgetMasks } from './forget-masks.ts';
import { checkLabel } from './mask-label.ts';
import { hashState, measureCoverage, readBaseGrid } from './mask-state.ts';
import { planUpdate, type UpdatePlan } from './plan-update.ts';
import { insertStrokes, weighStrokes } from './stroke-row.ts';

/** The mask as it is then. */
export async function updateMask(ctx: Context, input: UpdateMaskInput): Promise<Mask> {
  const { id } = input;
  await ctx.maskLimit.run(requireOwner(ctx), () => update(forkContext(ctx), input));
  forgetMasks(ctx, [id]);
  return requireNode(forkContext(ctx), 'Mask', id);
}

async function update(ctx: Context, input: UpdateMaskInput): Promise<void> {
  const mask = await requireNode(ctx, 'Mask', input.id);
  if (input.baseVersion > mask.version) throw conflict(mask);
  // Null where it stays as it is: then nothing is written of it, or what another has set meanwhile would be lost.
  const label = input.label == null ? null : { value: checkLabel(input.label) };
  const plan = await planUpdate(ctx, mask, input);
  const isLabelled = label !== null && label.value !== mask.label;
  if (!plan && !isLabelled) return;
  if (input.baseVersion !== mask.version) throw conflict(mask);
  const drawn = plan && { ...plan, ...(await measure(ctx, mask, plan)) };
  const isWritten = await inTransaction(ctx, async (inner) => {
    await lockAccount(inner);
    await lockAliveImage(inner, mask.imageId);
    if (!(await writeMask(inner, mask, { label, drawn }))) return false;
    await announce(inner, ...changesOf('mask', [mask]));
    return true;
  });
  if (!isWritten) throw conflict(await requireNode(forkContext(ctx), 'Mask', mask.id));
}

async function measure(ctx: Context, mask: Mask, { strokes }: UpdatePlan) {
  const baseGrid = await readBaseGrid(ctx, mask.id);
  return {
    coverage: await measureCoverage(ctx, { ...mask, baseGrid }, strokes),
    sha256: hashState(mask.kind, mask.baseSha256, strokes),
  };
}

interface Change {
  label: { value: string | null } | null;
  drawn: (UpdatePlan & { coverage: number; sha256: string }) | null;
}

/** False if it is of another version by now. */
async function writeMask(
  ctx: Context,
  { id, accountId, version }: Mask,
  { label, drawn }: Change,
): Promise<boolean> {
  const { em } = ctx;
  const next = drawn ? version + 1 : version;
  const hit = await em.execute<object[]>(
    `update mask set label = case when ? then ? else label end, version = ?, coverage = coalesce(?, coverage)
     where id = ? and version = ? and gone_at is null returning id`,
    [label !== null, label?.value ?? null, next, drawn?.coverage ?? null, id, version],
  );
  if (hit.length === 0) return false;
  if (!drawn) return true;
  await checkByteQuota(ctx, weighStrokes(drawn.added));
  await em.execute(
    `update mask_stroke set removed_in = ? where mask_id = ? and removed_in is null and stroke_id = any(array(
       select jsonb_array_elements_text(?::jsonb)))`,
    [next, id, JSON.stringify(drawn.removedIds)],
  );
  await insertStrokes(ctx, { id, accountId, version: next }, drawn.added);
  await em.execute(
    `insert into mask_version (mask_id, account_id, number, sha256, coverage, stroke_count, created_at)
     values (?, ?, ?, ?, ?, ?, ?)`,
    [id, accountId, next, drawn.sha256, drawn.coverage, drawn.strokes.length, ctx.now()],
  );
  await forgetOld(ctx, id, next - maskLimits.versions);
  return true;
}

/** Versions that are not kept any more, and the strokes that no other has. */
async function forgetOld({ em }: Context, maskId: string, last: number): Promise<void> {
  if (last < 1) return;
  await em.execute('delete from mask_version where mask_id = ? and number <= ?', [maskId, last]);
  await em.execute('delete from mask_stroke where mask_id = ? and removed_in <= ?', [maskId, last + 1]);
}

function conflict({ id, version }: Mask): AppError {
  return new AppError('CONFLICT', `Expected the newest version of ${id}, which is ${version}.`, {
    params: { version },
  });
}
