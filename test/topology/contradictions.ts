import { installationKey } from '../../src/services/keeping/installation.ts';
import type { Storage } from '../../src/tools/storage/storage.ts';
import { startTestApp } from '../app.ts';
import { query } from '../crash/truth.ts';
import { sweepAsIfLater } from '../later-sweep.ts';
import type { Topology } from './topology.ts';

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

async function listKeys(storage: Storage): Promise<Set<string>> {
  const keys = new Set<string>();
  for await (const { key } of storage.list('')) keys.add(key);
  return keys;
}
