import { startTestApp, type TestApp } from '../app.ts';
import { runSql } from '../sql.ts';
import { plantCrash } from './plant-crash.ts';

export const adminKey = 'an-admin-key-of-enough-letters';

/** A server whose clock the test sets, and whose storage fails when it is told to. Nobody hides or removes but the test. */
export interface Bed {
  app: TestApp;
  setNow(ms: number): void;
  /** Does it while the database refuses the statement of this number, of those that change what ends. */
  crashAt(statement: number, work: () => Promise<unknown>): Promise<void>;
  /** The next so many calls that would delete fail. */
  failDeletes(count: number): void;
  close(): Promise<void>;
}

export async function openBed(): Promise<Bed> {
  let nowMs = Date.now();
  let failures = 0;
  const app = await startTestApp({
    work: false,
    env: { ADMIN_KEY: adminKey },
    now: () => new Date(nowMs),
    decorate: (tools) => ({
      ...tools,
      // Readers ask for more addresses that lead nowhere than a stranger may.
      attempts: { ...tools.attempts, count: async () => {} },
      storage: {
        ...tools.storage,
        async delete(keys) {
          if (failures-- > 0) throw new Error('The storage has died.');
          return tools.storage.delete(keys);
        },
      },
    }),
  });
  return {
    app,
    setNow(ms) {
      nowMs = ms;
    },
    crashAt: await plantCrash(app),
    failDeletes(count) {
      failures = count;
    },
    close: () => app.close(),
  };
}

/** Objects there are, and objects that rows know. */
export async function readObjects({ app }: Bed): Promise<{ stored: string[]; known: string[] }> {
  const stored: string[] = [];
  for await (const { key } of app.contexts.forSystem().storage.list('')) stored.push(key);
  const rows = await runSql<{ key: string }>(app, 'select key from stored_object');
  return {
    stored: stored.filter((key) => key !== 'installation').toSorted(),
    known: rows.map(({ key }) => key).toSorted(),
  };
}
