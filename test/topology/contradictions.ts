import { installationKey } from '../../src/services/installation.ts';
import type { Storage } from '../../src/services/storage/storage.ts';
import { sweepOrphans } from '../../src/services/sweep.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { query } from '../crash/truth.ts';
import type { Topology } from './topology.ts';

const hourMs = 3_600_000;

/** What contradicts the design once all is final and what was broken off has been swept: each list must be empty. */
export async function findContradictions({ databaseUrl, dataDir, storage }: Topology) {
  const app = await startTestApp({
    beside: { databaseUrl, dataDir },
    env: { ...storage, RENDER_CHILDREN: '1', MATTE_CHILDREN: '1' },
    serve: false,
    work: false,
  });
  try {
    const swept = await sweepAsIfLater(app);
    const keys = await listKeys(app.contexts.forSystem().storage);
    const rows = await query<{ key: string }>(databaseUrl, 'select key from stored_object');
    const known = new Set(rows.map(({ key }) => key));
    const find = (sql: string) => query(databaseUrl, sql);
    return {
      swept,
      contradictions: {
        rowsWithoutObject: [...known].filter((key) => !keys.has(key)),
        orphans: [...keys].filter((key) => !known.has(key) && key !== installationKey),
        doubleImages: await find('select client_id from image group by client_id having count(*) > 1'),
        doubleJobs: await find('select image_id, kind from job group by image_id, kind having count(*) > 1'),
        doubleRenditions: await find(
          'select image_id, recipe from rendition group by image_id, recipe having count(*) > 1',
        ),
        notSucceeded: await find("select kind, error from job where status <> 'SUCCEEDED'"),
        notReady: await find("select state from image where state <> 'READY'"),
      },
    };
  } finally {
    await app.close();
  }
}

export const noContradictions = {
  rowsWithoutObject: [],
  orphans: [],
  doubleImages: [],
  doubleJobs: [],
  doubleRenditions: [],
  notSucceeded: [],
  notReady: [],
};

/** An hour must pass before an object without a row is taken for an orphan. */
async function sweepAsIfLater(app: TestApp): Promise<number> {
  const ctx = app.contexts.forSystem();
  const { storage } = ctx;
  const age = <T extends { modifiedAt: Date }>(object: T): T => ({
    ...object,
    modifiedAt: new Date(object.modifiedAt.getTime() - 2 * hourMs),
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

async function listKeys(storage: Storage): Promise<Set<string>> {
  const keys = new Set<string>();
  for await (const { key } of storage.list('')) keys.add(key);
  return keys;
}
