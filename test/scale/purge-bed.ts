import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recountUsage } from '../../src/services/keeping/recount.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp } from '../client.ts';
import { createTestDatabase, locateAsSuperuser } from '../database.ts';
import { readAccountId } from '../live/rows.ts';
import { runSql } from '../sql.ts';
import { fillDatabase } from './fill.ts';
import { explainAll, type Ran, recordPlans } from './plans.ts';

const env = { PURGE_CRON: '0 0 1 1 *', RENDER_CHILDREN: '1', JOB_RETENTION: 'P36500D' };

/** A server without a worker over a database that is full: nobody hides or purges but the test. */
export interface PurgeBed {
  app: TestApp;
  accountId: string;
  /** Has so many images end, the newest first, each at another instant. */
  endImages(count: number): Promise<void>;
  /** The statements of the work, each with its plan, by a server of its own. */
  explain(work: (app: TestApp) => Promise<unknown>): Promise<Ran[]>;
  close(): Promise<void>;
}

export async function openPurgeBed(images: number): Promise<PurgeBed> {
  const database = await createTestDatabase();
  const superuserUrl = locateAsSuperuser(database.url);
  const shared = { databaseUrl: database.url, dataDir: await mkdtemp(join(tmpdir(), 'pasteup-purge-')) };
  const app = await startTestApp({ env, beside: shared, work: false });
  const client = await signUp(app.url);
  const accountId = await readAccountId(app, client.apiKey!);
  await client.close();
  await fillDatabase({ databaseUrl: superuserUrl, accountId, images });
  await recountUsage(app.contexts.forSystem());
  let ended = 0;
  return {
    app,
    accountId,
    async endImages(count) {
      await runSql(
        { databaseUrl: superuserUrl },
        `update image set expires_at = now() - random() * interval '1 minute' where id > $1 and id <= $2`,
        [nameImage(ended), nameImage(ended + count)],
      );
      ended += count;
      await runSql({ databaseUrl: superuserUrl }, 'vacuum analyze image');
    },
    async explain(work) {
      await explainAll(superuserUrl);
      const other = await startTestApp({ env, beside: shared, work: false, serve: false });
      const plans = await recordPlans(other);
      plans.take();
      await work(other);
      const taken = plans.take();
      await other.close();
      return taken;
    },
    async close() {
      await app.close();
      await database.drop();
      await rm(shared.dataDir, { recursive: true });
    },
  };
}

const nameImage = (n: number) => `img_${String(n).padStart(26, '0')}`;
