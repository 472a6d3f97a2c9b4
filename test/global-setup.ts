import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { TestProject } from 'vitest/node';
import { migrate } from '../src/database.ts';
import { openQueue } from '../src/services/job/open-queue.ts';
import { models } from '../src/tools/imaging/model/models.ts';
import { superuserName } from '../src/tools/postgres/cluster.ts';
import { ownerName } from '../src/tools/postgres/owner.ts';
import { startEmbeddedPostgres } from '../src/tools/postgres/postgres.ts';
import { addDatabase, templateName } from './database.ts';
import { runSql } from './sql.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The server of this run; files take a database of their own from `createTestDatabase`. */
    postgresUrl: string;
    /** The same as its superuser, which the program never is. */
    superuserUrl: string;
  }
}

/** One Postgres for the whole run, with a database for every test file to clone: migrated, its queues made. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'pasteup-test-'));
  const log = pino({ level: 'warn' });
  const server = await startEmbeddedPostgres({ dataDir, log, isDurable: false });
  const superuser = new URL(server.url);
  superuser.username = superuserName;
  superuser.password = await readFile(join(dataDir, 'postgres/password'), 'utf8');
  // More than it may elsewhere: every test file makes a database.
  await runSql({ databaseUrl: superuser.href }, `alter role ${ownerName} createdb`);
  const template = await addDatabase(server.url, templateName, 'template1');
  await migrate({ url: template });
  const queue = await openQueue({ url: template, log, models: Object.keys(models) });
  await queue.stop({ graceful: false });
  project.provide('postgresUrl', server.url);
  project.provide('superuserUrl', superuser.href);
  return async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
