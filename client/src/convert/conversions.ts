import { createStore, type StoreApi } from 'zustand';
import { type Conversion, type NewConversion, newConversion } from './conversion.ts';
import { createTally, type RunSum } from './sum-run.ts';

/** The pictures of a run, each a store of its own, and their figures: what happens to one costs nothing for the others. */
export interface Conversions {
  /** Of a key that is, or was, in the run. */
  storeOf(key: string): StoreApi<Conversion> | undefined;
  /** Of a key that is in the run. */
  get(key: string): Conversion | undefined;
  /** One that is there already is not added again. */
  add(added: readonly NewConversion[]): void;
  change(key: string, patch: Partial<Conversion>): void;
  remove(key: string): void;
  clear(): void;
  sum(): RunSum;
  /** Hears of every change. Answers with how to hear no more. */
  subscribe(listener: () => void): () => void;
}

export function createConversions(): Conversions {
  const stores = new Map<string, StoreApi<Conversion>>();
  const present = new Set<string>();
  let tally = createTally();
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };

  function put(conversion: Conversion) {
    const { key } = conversion;
    const store = stores.get(key) ?? createStore<Conversion>(() => conversion);
    tally.move(present.has(key) ? store.getState() : undefined, conversion);
    present.add(key);
    stores.set(key, store);
    store.setState(conversion, true);
  }

  return {
    storeOf: (key) => stores.get(key),
    get: (key) => (present.has(key) ? stores.get(key)?.getState() : undefined),
    add(added) {
      for (const each of added) if (!present.has(each.key)) put(newConversion(each));
      tell();
    },
    change(key, patch) {
      if (!present.has(key)) return;
      put({ ...(stores.get(key) as StoreApi<Conversion>).getState(), ...patch });
      tell();
    },
    remove(key) {
      if (!present.delete(key)) return;
      tally.move(stores.get(key)?.getState(), undefined);
      tell();
    },
    clear() {
      stores.clear();
      present.clear();
      tally = createTally();
      tell();
    },
    sum: () => tally.read(),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
