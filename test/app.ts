import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Logger, pino } from 'pino';
import { type App, type AppOptions, openApp } from '../src/app.ts';
import { parseConfig } from '../src/config/config.ts';
import { createTestDatabase } from './database.ts';

export interface TestApp extends App {
  /** Of the server, or empty if it does not serve. */
  url: string;
  databaseUrl: string;
  dataDir: string;
  /** Ends the app and removes its database and its files. */
  close(): Promise<void>;
}

export interface TestAppOptions {
  /** Settings by their variables. */
  env?: Record<string, string>;
  decorate?: AppOptions['decorate'];
  /** What time it is. Default: by the database's clock. */
  now?: AppOptions['now'];
  /** Default: silent, or of the level TEST_LOG. */
  log?: Logger;
  /** A database and a folder to share with another app, which removes them. */
  beside?: Pick<TestApp, 'databaseUrl' | 'dataDir'>;
  serve?: boolean;
  work?: boolean;
  /** Whether children are started before there is work: three take half a second of a processor. Default: false. */
  startChildren?: boolean;
}

/** The whole server in this process: real database, storage, children and port. */
export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const { env = {}, decorate, now, beside, serve = true, work = true, startChildren = false } = options;
  const database = beside ? { url: beside.databaseUrl, drop: async () => {} } : await createTestDatabase();
  const dataDir = beside?.dataDir ?? (await mkdtemp(join(tmpdir(), 'pasteup-app-')));
  const config = parseConfig({
    PORT: '0',
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    // Told, because a child that finds out takes half a second of a processor.
    MODEL_PRECISION: 'int8',
    ...env,
  });
  const { log = pino({ level: process.env.TEST_LOG ?? 'silent' }) } = options;
  const app = await openApp({
    config,
    log,
    startChildren,
    ...(decorate && { decorate }),
    ...(now && { now }),
  });
  const url = serve ? (await app.serve()).url : '';
  if (work) app.work();
  return {
    ...app,
    url,
    databaseUrl: database.url,
    dataDir,
    async close() {
      await app.close();
      await database.drop();
      if (!beside) await rm(dataDir, { recursive: true, force: true });
    },
  };
}
