import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { TestApp } from './app.ts';

/** What an upload can leave behind: rows, objects and files that are being worked on. */
export interface Traces {
  images: number;
  jobs: number;
  storedObjects: number;
  objects: string[];
  tempFiles: string[];
}

export async function readTraces({ databaseUrl, dataDir }: TestApp): Promise<Traces> {
  const sql = new pg.Client({ connectionString: databaseUrl });
  await sql.connect();
  try {
    const { rows } = await sql.query<Omit<Traces, 'objects' | 'tempFiles'>>(
      `select (select count(*)::int from image) as images, (select count(*)::int from job) as jobs,
        (select count(*)::int from stored_object) as "storedObjects"`,
    );
    return {
      ...rows[0]!,
      objects: await listFiles(join(dataDir, 'files')),
      tempFiles: await listFiles(join(dataDir, 'tmp')),
    };
  } finally {
    await sql.end();
  }
}

export async function listFiles(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
