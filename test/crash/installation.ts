import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestApp } from '../app.ts';
import { createTestDatabase } from '../database.ts';
import { readDatabaseUrl } from '../main-program.ts';
import { type Program, type ProgramOptions, startProgram } from './start-program.ts';

/** One installation: its folder, its database, and a client of its API. */
export interface Installation {
  dataDir: string;
  /** Read anew each time: Postgres may come back at another port. */
  databaseUrl(): Promise<string>;
  start(options?: Partial<ProgramOptions>): Program;
  [Symbol.asyncDispose](): Promise<void>;
}

const everySecond = { PURGE_CRON: '* * * * * *' };

/** Programs that do both, on an embedded Postgres. */
export async function installWhole(): Promise<Installation> {
  const dataDir = await mkdtemp(join(tmpdir(), 'pasteup-crash-'));
  const programs: Program[] = [];
  return {
    dataDir,
    databaseUrl: () => readDatabaseUrl(dataDir),
    start(options) {
      const program = startProgram({ dataDir, env: everySecond, ...options });
      programs.push(program);
      return program;
    },
    async [Symbol.asyncDispose]() {
      for (const program of programs) await program.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** A web process here, and programs that are workers. */
export async function installWeb(): Promise<Installation & { url: string }> {
  const database = await createTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'pasteup-crash-'));
  const shared = { databaseUrl: database.url, dataDir };
  const web = await startTestApp({
    beside: shared,
    env: { ROLE: 'web', RENDER_CHILDREN: '1' },
    work: false,
  });
  const programs: Program[] = [];
  return {
    dataDir,
    url: web.url,
    databaseUrl: async () => database.url,
    start(options) {
      const env = { ...everySecond, ROLE: 'worker', DATABASE_URL: database.url };
      const program = startProgram({ dataDir, env, ...options });
      programs.push(program);
      return program;
    },
    async [Symbol.asyncDispose]() {
      for (const program of programs) await program.stop();
      await web.close();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
