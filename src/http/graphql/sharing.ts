/** What several ask of one thing, made once. */
export interface Sharing<Result> {
  /** Says that somebody will ask this of `thing`: until all of them have left, the result is kept. */
  join(thing: object, question: string): Share<Result>;
}

export interface Share<Result> {
  /** The result, made now if nobody has asked before. */
  get(make: () => Result): Result;
  leave(): void;
}

interface Entry<Result> {
  made: { result: Result } | null;
  askers: number;
}

export function createSharing<Result>(): Sharing<Result> {
  const things = new WeakMap<object, Map<string, Entry<Result>>>();
  return {
    join(thing, question) {
      const entries = things.get(thing) ?? new Map<string, Entry<Result>>();
      things.set(thing, entries);
      const entry = entries.get(question) ?? { made: null, askers: 0 };
      entries.set(question, entry);
      entry.askers += 1;
      return {
        get(make) {
          entry.made ??= { result: make() };
          return entry.made.result;
        },
        leave() {
          entry.askers -= 1;
          if (entry.askers === 0) entries.delete(question);
        },
      };
    },
  };
}
