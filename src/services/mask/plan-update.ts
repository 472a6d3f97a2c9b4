import { maskLimits } from '../../config/mask-limit.ts';
import type { Context } from '../../context/context.ts';
import { badInput, quote } from '../../errors.ts';
import type { Mask } from '../../schema/mask.ts';
import type { UpdateMaskInput } from '../../schema/mask-input.ts';
import { checkStrokeCount, type OrderedStroke, readStrokes } from './mask-state.ts';
import { requireVersion } from './require-version.ts';
import { checkStrokes } from './stroke-input.ts';

/** What becomes of the strokes of a mask. */
export interface UpdatePlan {
  /** All that it is drawn of then, in drawing order. */
  strokes: OrderedStroke[];
  added: OrderedStroke[];
  removedIds: string[];
}

/**
 * First as an earlier version was, then without some strokes, then with others: null if that is what it is already. What comes
 * back takes its place in the order of then, what is drawn is drawn last.
 */
export async function planUpdate(
  ctx: Context,
  mask: Mask,
  { addStrokes, removeStrokes, restoreVersion }: UpdateMaskInput,
): Promise<UpdatePlan | null> {
  const asked = checkStrokes(mask.kind, addStrokes, 'addStrokes');
  const taken = checkTaken(removeStrokes, asked);
  if (restoreVersion != null) requireVersion(mask, restoreVersion, 'restoreVersion');
  const now = await readStrokes(ctx, mask.id, mask.version);
  const begin = restoreVersion == null ? now : await readStrokes(ctx, mask.id, restoreVersion);
  const kept = begin.filter(({ strokeId }) => !taken.has(strokeId));
  const keptIds = new Set(kept.map(({ strokeId }) => strokeId));
  const free = await findFreeOrdinal(ctx, mask.id);
  const drawn = asked
    .filter(({ strokeId }) => !keptIds.has(strokeId))
    .map((stroke, i) => ({ ...stroke, ordinal: free + i }));
  const before = new Map(now.map((stroke) => [stroke.strokeId, stroke]));
  const isThere = (stroke: OrderedStroke) => isSame(before.get(stroke.strokeId), stroke);
  const strokes = [...kept, ...drawn];
  // Also where what is drawn again was there all the time: a restored version had it not.
  if (isSameList(now, strokes)) return null;
  const added = strokes.filter((stroke) => !isThere(stroke));
  const staying = new Set(strokes.filter(isThere).map(({ strokeId }) => strokeId));
  const removedIds = now.flatMap(({ strokeId }) => (staying.has(strokeId) ? [] : [strokeId]));
  checkStrokeCount(strokes, 'addStrokes');
  return { strokes, added, removedIds };
}

/** Of the same row: one that is drawn again later is another. */
function isSame(one: OrderedStroke | undefined, other: OrderedStroke): boolean {
  return one !== undefined && one.ordinal === other.ordinal;
}

/** In the same order the same, whatever row each is. */
function isSameList(some: readonly OrderedStroke[], others: readonly OrderedStroke[]): boolean {
  if (some.length !== others.length) return false;
  return some.every(({ strokeId, tool, size, hardness, path }, i) => {
    const other = others[i]!;
    return (
      strokeId === other.strokeId &&
      tool === other.tool &&
      size === other.size &&
      hardness === other.hardness &&
      Buffer.compare(path, other.path) === 0
    );
  });
}

function checkTaken(
  ids: readonly string[] | null | undefined,
  asked: readonly { strokeId: string }[],
): Set<string> {
  const taken = new Set(ids ?? []);
  const { strokes: most } = maskLimits;
  if (taken.size > most) throw badInput('removeStrokes', `at most ${most}`, `${taken.size}`);
  const both = asked.findIndex(({ strokeId }) => taken.has(strokeId));
  if (both >= 0)
    throw badInput(`addStrokes.${both}.id`, 'none of removeStrokes', quote(asked[both]!.strokeId));
  return taken;
}

async function findFreeOrdinal({ em }: Context, maskId: string): Promise<number> {
  const [found] = await em.execute<{ free: number }[]>(
    'select coalesce(max(ordinal), -1) + 1 as free from mask_stroke where mask_id = ?',
    [maskId],
  );
  return found?.free ?? 0;
}
