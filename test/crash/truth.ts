import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { installationKey } from '../../src/services/keeping/installation.ts';
import { runSql } from '../sql.ts';

/** Rows of one statement. */
export function query<T extends pg.QueryResultRow>(
  url: string,
  sql: string,
  values: unknown[] = [],
): Promise<T[]> {
  return runSql<T>({ databaseUrl: url }, sql, values);
}

/** From now on every change of a job is kept, so that nothing is missed between two looks. */
export async function recordHistory(url: string): Promise<void> {
  await query(
    url,
    `create table job_history
       (at bigint generated always as identity, id text, status text, attempt int, claim int, progress float);
     create function record_job() returns trigger language plpgsql as $$
       begin
         insert into job_history (id, status, attempt, claim, progress)
           values (new.id, new.status, new.attempt, new.claim, new.progress);
         return null;
       end $$;
     create trigger record_job after update on job for each row execute function record_job();`,
  );
}

export interface JobTruth {
  kind: string;
  status: string;
  attempt: number;
  code: string | null;
}

export const readJobs = (url: string): Promise<JobTruth[]> =>
  query(url, `select kind, status, attempt, error->>'code' as code from job order by created_at, id`);

/** What contradicts the design, once everything is final: each list must be empty. */
export async function findViolations(url: string, dataDir: string) {
  const rows = await query<{ key: string }>(url, 'select key from stored_object');
  const files = await listFiles(join(dataDir, 'files'));
  const known = new Set(rows.map(({ key }) => key));
  return {
    rowsWithoutObject: [...known].filter((key) => !files.has(key)),
    objectsWithoutRow: [...files].filter((key) => !known.has(key) && key !== installationKey),
    doubleRenditions: await query(
      url,
      'select image_id, recipe from rendition group by image_id, recipe having count(*) > 1',
    ),
    renditionsWithoutObject: await query(
      url,
      'select key from rendition where key not in (select key from stored_object)',
    ),
    doubleEnds: await query(
      url,
      `select id from job_history where status in ('SUCCEEDED', 'FAILED', 'CANCELED') group by id having count(*) > 1`,
    ),
    setbacks: await query(
      url,
      `select * from (
         select *, lag(progress) over (partition by id, attempt order by at) as before
         from job_history where status in ('RUNNING', 'SUCCEEDED')
       ) as steps where progress < before`,
    ),
  };
}

export const noViolations = {
  rowsWithoutObject: [],
  objectsWithoutRow: [],
  doubleRenditions: [],
  renditionsWithoutObject: [],
  doubleEnds: [],
  setbacks: [],
};

async function listFiles(directory: string): Promise<Set<string>> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return new Set(
    entries
      .filter((entry) => entry.isFile() && !entry.parentPath.endsWith('.draft'))
      .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1)),
  );
}
