import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestApp } from '../app.ts';
import { createTestDatabase } from '../database.ts';
import { runSql } from '../sql.ts';

export interface OldData extends Pick<TestApp, 'databaseUrl' | 'dataDir'> {
  remove(): Promise<void>;
}

/** A data folder with the files, and no database. */
export async function copyOldFiles(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'pasteup-old-'));
  await cp(join(import.meta.dirname, 'files'), join(dataDir, 'files'), { recursive: true });
  return dataDir;
}

/** A copy of what a version of before left: its database and its data folder. scripts/old-data wrote them. */
export async function loadOldData(): Promise<OldData> {
  const database = await createTestDatabase('template1');
  await runSql(
    { databaseUrl: database.url },
    await readFile(join(import.meta.dirname, 'database.sql'), 'utf8'),
  );
  const dataDir = await copyOldFiles();
  return {
    databaseUrl: database.url,
    dataDir,
    async remove() {
      await database.drop();
      await rm(dataDir, { recursive: true });
    },
  };
}
