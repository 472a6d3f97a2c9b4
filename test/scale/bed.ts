import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recountUsage } from '../../src/services/keeping/recount.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient } from '../client.ts';
import { createTestDatabase, locateAsSuperuser } from '../database.ts';
import { readAccountId } from '../live/rows.ts';
import { runSql } from '../sql.ts';
import { fillDatabase } from './fill.ts';
import { explainAll, type Ran, recordPlans } from './plans.ts';

export const adminKey = 'an-admin-key-of-enough-letters';

/** A server, with its worker, over a database that is full; the client's account has a fifth of it. */
export interface ScaleBed {
  app: TestApp;
  client: TestClient;
  /** Since when the newest twenty of the account's images were made. */
  since: string;
  /** The statements that the work made the server run. */
  record(work: () => Promise<unknown>): Promise<Ran[]>;
  close(): Promise<void>;
}

/** `settings` are the database's own. */
export async function openScaleBed(images: number, settings: Record<string, string> = {}): Promise<ScaleBed> {
  const database = await createTestDatabase();
  // The program's own role may neither load libraries nor leave triggers out.
  const superuserUrl = locateAsSuperuser(database.url);
  await explainAll(superuserUrl, settings);
  const dataDir = await mkdtemp(join(tmpdir(), 'pasteup-scale-'));
  const app = await startTestApp({
    env: {
      ADMIN_KEY: adminKey,
      MAX_STORED_BYTES: '1000000GB',
      MAX_IMAGES: '10000000',
      PURGE_CRON: '0 0 1 1 *',
      RATE_LIMIT: '1000000',
    },
    beside: { databaseUrl: database.url, dataDir },
  });
  const client = await signUp(app.url);
  const accountId = await readAccountId(app, client.apiKey!);
  await fillDatabase({ databaseUrl: superuserUrl, accountId, images });
  await recountUsage(app.contexts.forSystem());
  const [twentieth] = await runSql<{ at: Date }>(
    { databaseUrl: superuserUrl },
    'select created_at as at from image where account_id = $1 order by created_at desc offset 19 limit 1',
    [accountId],
  );
  const plans = await recordPlans(app);
  return {
    app,
    client,
    since: twentieth!.at.toISOString(),
    async record(work) {
      plans.take();
      await work();
      return plans.take();
    },
    async close() {
      await client.close();
      await app.close();
      await database.drop();
      await rm(dataDir, { recursive: true });
    },
  };
}
