import { sweepOrphans } from '../src/services/keeping/sweep.ts';
import type { Storage } from '../src/tools/storage/storage.ts';
import type { TestApp } from './app.ts';

const twoHoursMs = 2 * 3_600_000;

/** The sweep of two hours later, the number of objects it took: an hour must pass before one without a row is an orphan. */
export async function sweepAsIfLater(app: Pick<TestApp, 'contexts'>): Promise<number> {
  const ctx = app.contexts.forSystem();
  const { storage } = ctx;
  const age = <T extends { modifiedAt: Date }>(object: T): T => ({
    ...object,
    modifiedAt: new Date(object.modifiedAt.getTime() - twoHoursMs),
  });
  const aged: Storage = {
    ...storage,
    async stat(key) {
      const found = await storage.stat(key);
      return found && age(found);
    },
    async *list(prefix) {
      for await (const object of storage.list(prefix)) yield age(object);
    },
  };
  return (await sweepOrphans({ ...ctx, storage: aged })).objects;
}
