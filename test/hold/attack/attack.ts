import type { TestClient } from '../../client.ts';

export interface Target {
  url: string;
  dataDir: string;
  databaseUrl: string;
  /** An account of the attacker's own. */
  client: TestClient;
}

/** What one who means harm does within what the server lets him. */
export interface Attack {
  name: string;
  /** Resolves when it is under way. What it returns ends it at once and says what came of it. */
  begin(target: Target): Promise<() => string>;
}

/** How often each thing happened: `503 12, 200 3`. */
export function createTally() {
  const counts = new Map<string, number>();
  return {
    count(what: string): void {
      counts.set(what, (counts.get(what) ?? 0) + 1);
    },
    toString: () => [...counts].map(([what, count]) => `${what} ${count}`).join(', ') || 'nothing',
  };
}
