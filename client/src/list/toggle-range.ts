/** Chooses `id` or takes it out; with `from`, does to everything between the two what happens to `id`. */
export function toggleRange(
  chosen: ReadonlySet<string>,
  list: readonly string[],
  id: string,
  from: string | null,
): ReadonlySet<string> {
  const at = list.indexOf(id);
  const start = from === null ? at : list.indexOf(from);
  const between = start < 0 ? [id] : list.slice(Math.min(start, at), Math.max(start, at) + 1);
  return chosen.has(id)
    ? new Set([...chosen].filter((each) => !between.includes(each)))
    : new Set([...chosen, ...between]);
}
