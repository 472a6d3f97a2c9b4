import type { SystemContext } from '../src/context/context.ts';
import type { Storage } from '../src/tools/storage/storage.ts';
import type { TestApp } from './app.ts';
import { runSweep } from './purge.ts';

const dayMs = 24 * 3_600_000;

/** What the sweeps of the next ten days do in a moment, the number of objects they take: a week must pass before an orphan goes. */
export async function sweepAsIfLater(app: Pick<TestApp, 'contexts'>): Promise<number> {
  const { storage, config, ...rest } = app.contexts.forSystem();
  const ctx = {
    ...rest,
    storage: age(storage, 10 * dayMs),
    config: { ...config, sweepMaxPercent: 100 },
  };
  const now = await count(ctx);
  await ctx.em.fork().execute("update orphan set since = since - interval '8 days'");
  const later = await count(ctx);
  return now + later;
}

async function count(ctx: SystemContext): Promise<number> {
  const report = await runSweep(ctx);
  return report.status === 'elsewhere' ? 0 : report.removed.orphans;
}

/** The storage, its objects as if they had been put so much earlier. */
export function age(storage: Storage, ageMs: number): Storage {
  const makeOlder = <T extends { modifiedAt: Date }>(object: T): T => ({
    ...object,
    modifiedAt: new Date(object.modifiedAt.getTime() - ageMs),
  });
  return {
    ...storage,
    async stat(key) {
      const found = await storage.stat(key);
      return found && makeOlder(found);
    },
    async *list(prefix) {
      for await (const object of storage.list(prefix)) yield makeOlder(object);
    },
  };
}
