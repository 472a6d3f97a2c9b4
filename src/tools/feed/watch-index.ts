import type { FeedRow, Watch, WatchKey } from './watch.ts';

/** Watches by what they are of, so that a change costs by who watches it and not by how many watch at all. */
export interface WatchIndex<Row> {
  add(watch: Watch<Row>): void;
  delete(watch: Watch<Row>): void;
  has(watch: Watch<Row>): boolean;
  /** Those of any of the keys. */
  find(keys: Readonly<Record<string, string>>): Watch<Row>[];
  all(): Watch<Row>[];
  size(): number;
}

export function createWatchIndex<Row extends FeedRow>(): WatchIndex<Row> {
  const all = new Set<Watch<Row>>();
  const byKey = new Map<string, Set<Watch<Row>>>();
  const nameKeys = (keys: WatchKey) => Object.entries(keys).map(([key, value]) => `${key} ${value}`);
  return {
    add(watch) {
      all.add(watch);
      for (const name of nameKeys(watch.of)) byKey.set(name, (byKey.get(name) ?? new Set()).add(watch));
    },
    delete(watch) {
      all.delete(watch);
      for (const name of nameKeys(watch.of)) {
        const watches = byKey.get(name);
        watches?.delete(watch);
        if (watches?.size === 0) byKey.delete(name);
      }
    },
    has: (watch) => all.has(watch),
    find: (keys) => nameKeys(keys).flatMap((name) => [...(byKey.get(name) ?? [])]),
    all: () => [...all],
    size: () => all.size,
  };
}
