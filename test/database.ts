import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

export const templateName = 'pasteup_template';

export interface TestDatabase {
  url: string;
  /** Ends the connections that are still open and removes the database. */
  drop(): Promise<void>;
}

/** A database of one's own. Default: with the schema of now and no rows. */
export async function createTestDatabase(template = templateName): Promise<TestDatabase> {
  const serverUrl = inject('postgresUrl');
  const name = `test_${randomBytes(6).toString('hex')}`;
  return {
    url: await addDatabase(serverUrl, name, template),
    // An autovacuum in it is the superuser's to end.
    drop: () => command(inject('superuserUrl'), `DROP DATABASE ${name} WITH (FORCE)`),
  };
}

/** The same database as the superuser of this run's server, which the program never is. */
export function locateAsSuperuser(databaseUrl: string): string {
  return new URL(new URL(databaseUrl).pathname, inject('superuserUrl')).href;
}

/** The URL of a new database on the server at `serverUrl`, a copy of `template`. */
export async function addDatabase(serverUrl: string, name: string, template: string): Promise<string> {
  await command(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  const url = new URL(serverUrl);
  url.pathname = name;
  return url.href;
}

async function command(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
