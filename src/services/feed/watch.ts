import type { FeedRow, WatchOptions } from './feed.ts';

/** One who watches: a buffer that holds at most the newest state of each row, so that a slow reader costs no more. */
export interface Watch<Row> {
  covers(id: string, accountId: string): boolean;
  /** Rows it waits for although no change named them. */
  expect(ids: string[]): void;
  /** What to read again after changes were missed. */
  listAgain(): Promise<string[]>;
  offer(id: string, row: Row | null): void;
  fail(error: unknown): void;
  end(): void;
  iterator: AsyncIterableIterator<Row | null>;
}

export function createWatch<Row extends FeedRow>({
  of,
  first,
  isFinal,
  onRow,
  onEnd,
}: WatchOptions<Row>): Watch<Row> {
  const buffer = new Map<string, Row | null>();
  /** Rows that were given or are waited for, and are not final. */
  const seen = new Set<string>();
  let failure: { error: unknown } | null = null;
  let isEnded = false;
  let wake = () => {};

  const covers = (id: string, accountId: string) => ('id' in of ? of.id === id : of.accountId === accountId);

  function end(): void {
    if (isEnded) return;
    isEnded = true;
    buffer.clear();
    onEnd?.();
    wake();
  }

  const done = { value: undefined, done: true } as const;

  async function next(): Promise<IteratorResult<Row | null>> {
    while (!isEnded) {
      if (failure) {
        end();
        throw failure.error;
      }
      const [entry] = buffer;
      if (entry) {
        const [id, row] = entry;
        buffer.delete(id);
        if ('id' in of && (row === null || isFinal(row))) end();
        onRow();
        return { value: row, done: false };
      }
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    return done;
  }

  return {
    covers,
    expect(ids) {
      for (const id of ids) seen.add(id);
    },
    listAgain: async () => [...new Set([...seen, ...(await first())])],
    offer(id, row) {
      if (isEnded || !(seen.has(id) || (row && covers(id, row.accountId)))) return;
      if (row && !isFinal(row)) seen.add(id);
      else seen.delete(id);
      if (row === null && !('id' in of)) return;
      buffer.delete(id);
      buffer.set(id, row);
      wake();
    },
    fail(error) {
      failure = { error };
      wake();
    },
    end,
    iterator: {
      next,
      async return() {
        end();
        return done;
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    },
  };
}
