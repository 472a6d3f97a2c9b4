type Owner = string | undefined;

/** Whose turn it is among owners of jobs. */
export interface Turns {
  begin(owner: Owner): void;
  end(owner: Owner): void;
  /** The owner's jobs at work. */
  countRunning(owner: Owner): number;
  /** Those of owners with the fewest jobs at work first, then of those who have waited longest; in the order given beyond that. */
  sort<T extends { job: { owner?: string } }>(waiting: readonly T[]): T[];
}

interface Account {
  running: number;
  /** Number of the turn in which one of its jobs last began. */
  turn: number;
}

/** Owners that have not begun anything while so many others did are as good as new. */
const maxRemembered = 1000;

export function createTurns(): Turns {
  const accounts = new Map<Owner, Account>();
  let turn = 0;
  const of = (owner: Owner): Account => accounts.get(owner) ?? { running: 0, turn: 0 };
  return {
    begin(owner) {
      const { running } = of(owner);
      // Set anew, so that the map is in the order of turns.
      accounts.delete(owner);
      accounts.set(owner, { running: running + 1, turn: ++turn });
      for (const [oldest, { running: left }] of accounts) {
        if (accounts.size <= maxRemembered) break;
        if (left === 0) accounts.delete(oldest);
      }
    },
    end(owner) {
      const account = accounts.get(owner);
      if (account) account.running -= 1;
    },
    countRunning: (owner) => of(owner).running,
    sort: (waiting) =>
      waiting.toSorted((a, b) => {
        const [one, other] = [of(a.job.owner), of(b.job.owner)];
        return one.running - other.running || one.turn - other.turn;
      }),
  };
}
