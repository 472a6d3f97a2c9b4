/** A list with some of it put before another of it, in the order they have; null: behind all. */
export function placeBefore<T extends { id: string }>(
  list: readonly T[],
  ids: readonly string[],
  before: string | null,
): T[] {
  const moved = list.filter(({ id }) => ids.includes(id));
  const rest = list.filter(({ id }) => !ids.includes(id));
  const at = before === null ? rest.length : rest.findIndex(({ id }) => id === before);
  return rest.toSpliced(at < 0 ? rest.length : at, 0, ...moved);
}

interface Drop {
  /** In their order, as far as they are known. */
  ids: readonly string[];
  moved: readonly string[];
  /** The one that was dragged, and the one it was let go over. */
  activeId: string;
  overId: string;
  /** Whether the server has more behind them. */
  hasMore: boolean;
}

/**
 * Before which one they are put that are let go over another: it gives way towards where they came from. Undefined where
 * nothing moves; null: behind all.
 */
export function findBefore({ ids, moved, activeId, overId, hasMore }: Drop): string | null | undefined {
  if (moved.includes(overId)) return undefined;
  const [from, over] = [ids.indexOf(activeId), ids.indexOf(overId)];
  if (from < 0 || over < 0) return undefined;
  const stays = (id: string) => !moved.includes(id);
  const next = ids.slice(from < over ? over + 1 : over).find(stays);
  // Behind the last that is known there are others: it is put before that one instead.
  return next ?? (hasMore ? overId : null);
}
