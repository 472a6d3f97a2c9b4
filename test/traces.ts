import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestApp } from './app.ts';
import { runSql } from './sql.ts';

/** What an upload can leave behind: rows, objects and files that are being worked on. */
export interface Traces {
  images: number;
  jobs: number;
  storedObjects: number;
  objects: string[];
  tempFiles: string[];
}

export async function readTraces(app: TestApp): Promise<Traces> {
  const [counts] = await runSql<Omit<Traces, 'objects' | 'tempFiles'>>(
    app,
    `select (select count(*)::int from image) as images, (select count(*)::int from job) as jobs,
      (select count(*)::int from stored_object) as "storedObjects"`,
  );
  return {
    ...counts!,
    objects: await listFiles(join(app.dataDir, 'files')),
    tempFiles: await listFiles(join(app.dataDir, 'tmp')),
  };
}

export async function listFiles(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
